/** What a NeuronGroup says, read and checked as far as that needs no namespace (semantics §2, §5.1, §5.4, §5.7). */
import { error, type Report, type SourceText, warning, watchErrors } from '../../diagnostics/index.ts'
import { type Dimension, sameDimension, seconds, unitSymbolOf } from '../../units/index.ts'
import type { Equation, Expr } from '../grammar/ast.ts'
import type { Parser } from '../grammar/index.ts'
import { type EventArgument, eventsOf } from './build-events.ts'
import { readCondition } from './build-code.ts'
import { adaptiveVariables, checkNoise, variablesOf } from './build-variables.ts'
import { checkCycles } from './cycles.ts'
import { withPrecisions } from './element.ts'
import { checkSize } from './group-size.ts'
import type { EquationArguments } from './equation-arguments.ts'
import type { GroupModel, Refractory } from './group.ts'
import { checkOfNeurons } from './rules.ts'

/** The arguments of a NeuronGroup, as texts and numbers. */
export interface GroupArguments extends EquationArguments {
  readonly name: string
  readonly size: number
  readonly equations: SourceText
  readonly threshold?: SourceText | undefined
  readonly reset?: SourceText | undefined
  /** Events of the group's own. */
  readonly events?: readonly EventArgument[] | undefined
  /** `null` is Python's None, which says nothing. */
  readonly refractory?:
    | SourceText
    | null
    | { readonly value: number; readonly dimension: Dimension; readonly expression?: Expr }
    | undefined
}

/** Builds the model; what is wrong is reported, and undefined returned if anything was. */
export function buildGroup(given: GroupArguments, parser: Parser, outer: Report): GroupModel | undefined {
  const { report, failed } = watchErrors(outer)
  checkSize('NeuronGroup', given, report)
  const equations = parser.equations(given.equations, report)
  const refractory = refractoryOf(given, parser, report)
  const variables = variablesOf(equations, refractory, report)
  for (const equation of equations) checkOfNeurons(equation, report)
  checkNoise(equations, report)
  checkCycles(variables, report)
  const events = eventsOf(given, parser, report)
  checkArguments(given, equations, report)
  if (failed()) return undefined
  return {
    type: 'NeuronGroup',
    name: given.name,
    size: given.size,
    ...withPrecisions(new Map([...variables, ...adaptiveVariables(given)]), given),
    equations: given.equations.text,
    events,
    refractory,
    when: 'start',
    order: given.order ?? 0,
    methods: given.methods,
    methodOptions: given.methodOptions,
    namespace: given.namespace,
    span: given.span,
  }
}

function refractoryOf({ refractory, span }: GroupArguments, parser: Parser, report: Report): Refractory {
  if (refractory === undefined) return { kind: 'none' }
  if (refractory === null) {
    const message = "TypeError: expected string or bytes-like object, got 'NoneType'"
    report(error('threshold', span, message, { help: 'refractory=False, or no argument, is no refractoriness' }))
    return { kind: 'none' }
  }
  if ('text' in refractory) {
    const expression = readCondition(refractory, true, parser, report)
    return expression === undefined ? { kind: 'none' } : { kind: 'expression', expression, text: refractory.text }
  }
  if (!sameDimension(refractory.dimension, seconds)) {
    const unit = unitSymbolOf(refractory.dimension)
    report(
      error(
        'threshold',
        span,
        `TypeError: Refractory period has to be specified in units of seconds but got a value with unit ${unit}`,
        {
          help: 'write refractory=5*ms, or a condition as a string',
        },
      ),
    )
  }
  return { kind: 'duration', seconds: refractory.value, expression: refractory.expression }
}

function checkArguments(
  { threshold, reset, refractory, name, span }: GroupArguments,
  equations: readonly Equation[],
  report: Report,
): void {
  if (
    threshold !== undefined &&
    reset === undefined &&
    refractory === undefined &&
    !/\brandn?\(/.test(threshold.text)
  ) {
    report(
      warning(
        'threshold',
        span,
        `The NeuronGroup '${name}' sets a threshold but neither a reset condition nor a refractory condition has been set. Did you forget either of those?`,
        { once: true },
      ),
    )
  }
}
