/** What a NeuronGroup says, read and checked as far as that needs no namespace (semantics §2, §5.1, §5.4). */
import { error, type Report, type SourceText, type Span, warning } from '../../diagnostics/index.ts'
import { type Dimension, dimensionless, sameDimension, unitSymbolOf, seconds } from '../../units/index.ts'
import type { Equation, Expr } from '../grammar/ast.ts'
import { namesIn, type Parser } from '../grammar/index.ts'
import type { Namespace } from './external.ts'
import type { GroupModel, Refractory, Variable } from './group.ts'
import { roundLiterals } from './literals.ts'
import { isNoise } from './noise.ts'
import { checkDefinedName, checkFlags } from './rules.ts'
import { unitSpecification } from './unit-specification.ts'

/** The arguments of a NeuronGroup, as texts and numbers. */
export interface GroupArguments {
  readonly name: string
  readonly size: number
  readonly equations: SourceText
  readonly threshold?: SourceText | undefined
  readonly reset?: SourceText | undefined
  readonly refractory?:
    | SourceText
    | { readonly value: number; readonly dimension: Dimension; readonly expression?: Expr }
    | undefined
  readonly methods: GroupModel['methods']
  readonly namespace: Namespace
  readonly span?: Span | undefined
}

/** Builds the model; what is wrong is reported, and undefined returned if anything was. */
export function buildGroup(given: GroupArguments, parser: Parser, outer: Report): GroupModel | undefined {
  let failed = false
  const report: Report = diagnostic => {
    failed ||= diagnostic.severity === 'error'
    outer(diagnostic)
  }
  checkSize(given, report)
  const equations = parser.equations(given.equations, report)
  const refractory = refractoryOf(given, parser, report)
  const variables = variablesOf(equations, refractory, report)
  checkNoise(equations, report)
  const threshold = given.threshold && parser.expression(given.threshold, report)
  const reset = given.reset === undefined ? [] : parser.code(given.reset, report)
  checkArguments(given, equations, report)
  if (failed) return undefined
  return {
    name: given.name,
    size: given.size,
    variables,
    equations: given.equations.text,
    ...(threshold && { threshold }),
    reset,
    refractory,
    methods: given.methods,
    namespace: given.namespace,
    texts: {
      ...(given.threshold && { threshold: given.threshold }),
      ...(given.reset && { reset: given.reset }),
      ...(given.refractory && 'text' in given.refractory && { refractory: given.refractory }),
    },
    span: given.span,
  }
}

function checkSize({ size, span }: GroupArguments, report: Report): void {
  if (size >= 1 && Number.isSafeInteger(size) && size < 2 ** 31) return
  if (size >= 2 ** 31) {
    report(error('too-large', span, `a NeuronGroup of ${size} neurons: at most 2147483647 can be numbered`))
    return
  }
  report(error('bad-value', span, `ValueError: NeuronGroup size should be at least 1, was ${size}`))
}

function variablesOf(
  equations: readonly Equation[],
  refractory: Refractory,
  report: Report,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>()
  const defined = new Map<string, Equation>()
  for (const equation of equations) {
    checkDefinedName(equation, report)
    checkFlags(equation, report)
    const earlier = defined.get(equation.name)
    if (earlier !== undefined) {
      report(
        error(
          'duplicate-name',
          equation.nameSpan,
          `EquationError: Duplicate definition of variable '${equation.name}'`,
          {
            notes: [{ message: 'it is defined here already', span: earlier.nameSpan }],
          },
        ),
      )
    }
    defined.set(equation.name, equation)
    const variable = variableOf(equation, refractory, report)
    if (variable !== undefined) variables.set(equation.name, variable)
  }
  if (refractory.kind !== 'none') for (const internal of refractoryVariables) variables.set(internal.name, internal)
  return variables
}

const internal: Omit<Variable, 'name' | 'type' | 'dimension' | 'unit'> = {
  kind: 'internal',
  shared: false,
  constantOverDt: false,
  unlessRefractory: false,
  readOnly: false,
}

const refractoryVariables: readonly Variable[] = [
  { ...internal, name: 'not_refractory', type: 'boolean', dimension: dimensionless, unit: 'boolean' },
  { ...internal, name: 'lastspike', type: 'float', dimension: seconds, unit: 'second' },
]

function variableOf(equation: Equation, refractory: Refractory, report: Report): Variable | undefined {
  const unit = unitSpecification(equation.unit, equation.name, report)
  if (unit === undefined) return undefined
  const has = (flag: string): boolean => equation.flags.some(({ name }) => name === flag)
  if (equation.kind === 'differential' && unit.type !== 'float') {
    const message = `TypeError: Variable ${equation.name} is defined by a differential equation, so it has to be a float, not ${unit.type}`
    report(error('type-mismatch', equation.unit.span, message))
  }
  if (equation.kind === 'differential' && has('unless refractory') && refractory.kind === 'none') {
    const message = 'Model equations use the "unless refractory" flag but no refractory keyword was given.'
    report(
      warning('threshold', equation.flags[0]?.span, message, { help: 'the flag has no effect without refractory=…' }),
    )
  }
  return {
    name: equation.name,
    kind: equation.kind,
    type: unit.type,
    dimension: unit.dimension,
    unit: unit.text,
    shared: has('shared'),
    constantOverDt: has('constant over dt'),
    unlessRefractory: has('unless refractory') && refractory.kind !== 'none',
    readOnly: equation.kind === 'subexpression',
    ...(equation.expression !== undefined && { expression: roundLiterals(equation.expression) }),
    span: equation.nameSpan,
  }
}

/** `xi` stands in one differential equation only, never in a subexpression (semantics §2.5). */
function checkNoise(equations: readonly Equation[], report: Report): void {
  let first: Equation | undefined
  for (const equation of equations) {
    const noise = equation.expression && namesIn(equation.expression).find(({ name }) => isNoise(name))
    if (noise === undefined) continue
    if (equation.kind !== 'differential') {
      const message = `EquationError: The equation defining ${equation.name} contains the symbol '${noise.name}' but is not a differential equation.`
      report(error('equations', noise.span, message))
    } else if (noise.name === 'xi') {
      if (first !== undefined) report(secondNoise(noise.span, first))
      first ??= equation
    }
  }
}

function secondNoise(span: Span, first: Equation): ReturnType<typeof error> {
  const message = `EquationError: The model already contains a noise term xi, used in the equation defining ${first.name}.`
  return error('equations', span, `${message} Rename the variables to 'xi_...'.`, {
    help: 'xi_a and xi_b are independent; the same name in two equations is the same noise',
  })
}

function refractoryOf({ refractory, span }: GroupArguments, parser: Parser, report: Report): Refractory {
  if (refractory === undefined) return { kind: 'none' }
  if ('text' in refractory) {
    const expression = parser.expression(refractory, report)
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
      ),
    )
  }
  if (equations.length === 0 && threshold === undefined && reset !== undefined) {
    report(warning('threshold', span, 'a reset without a threshold is never carried out'))
  }
}
