/** What a Synapses says, read and checked as far as that needs no namespace (semantics §9.1, §9.2, §9.4, §9.5). */
import type { Precision } from '../../abi/index.ts'
import {
  concatenate,
  error,
  namedText,
  type Report,
  type SourceText,
  type Span,
  watchErrors,
} from '../../diagnostics/index.ts'
import { type Dimension, sameDimension, seconds, unitSymbolOf } from '../../units/index.ts'
import type { Equation } from '../grammar/ast.ts'
import type { Parser } from '../grammar/index.ts'
import { buildCode } from './build-code.ts'
import { checkCycles } from './cycles.ts'
import { checkNoise, internalVariable, readOnlyNumber, variablesOf } from './build-variables.ts'
import { withPrecisions } from './element.ts'
import type { EquationArguments } from './equation-arguments.ts'
import {
  type EventModel,
  type GroupModel,
  type PathwayModel,
  type Side,
  type SummedModel,
  synapticNames,
  type Variable,
} from './group.ts'
import { roundLiterals } from './literals.ts'
import { checkOfSynapses } from './rules.ts'
import { asLinked, countedVariables, neuronVariables } from './synaptic-variables.ts'
import { unitSpecification } from './unit-specification.ts'

/** A group or subgroup on one side of synapses. */
export interface EndArguments {
  readonly name: string
  readonly variables: ReadonlyMap<string, Variable>
  readonly precision: Precision
  readonly events: ReadonlyMap<string, EventModel>
}

/** Code that an event of the neurons on one side brings. */
export interface PathwayArguments {
  readonly name: string
  readonly side: Side
  readonly text: SourceText
  /** `spike` unless given. */
  readonly event?: string | undefined
  /** One delay for all synapses; each has its own unless given. */
  readonly delay?:
    | { readonly value: number; readonly dimension: Dimension; readonly span?: Span | undefined }
    | undefined
}

/** The arguments of Synapses, as texts and numbers. */
export interface SynapsesArguments extends EquationArguments {
  readonly name: string
  readonly ends: Readonly<Record<Side, EndArguments>>
  /** No equations unless given. */
  readonly equations?: SourceText | undefined
  readonly pathways: readonly PathwayArguments[]
  /** The name of a variable that counts the synapses between the same two neurons. */
  readonly multisynaptic?: string | undefined
}

/** Builds the model, of no synapses so far; what is wrong is reported, and undefined returned if anything was. */
export function buildSynapses(given: SynapsesArguments, parser: Parser, outer: Report): GroupModel | undefined {
  const { report, failed } = watchErrors(outer)
  const { name, ends, order = 0, methods, methodOptions, namespace, multisynaptic, span } = given
  const text = multisynaptic === undefined ? given.equations : withCounter(given.equations, multisynaptic)
  const equations = text === undefined ? [] : parser.equations(text, report)
  const isSummed = ({ flags }: Equation): boolean => flags.some(flag => flag.name === 'summed')
  const [stored, sums] = [equations.filter(each => !isSummed(each)), equations.filter(isSummed)]
  const defined = variablesOf(stored, { kind: 'none' }, report)
  checkNoise(stored, report)
  checkCycles(defined, report)
  for (const equation of equations) checkOfSynapses(equation, report)
  for (const equation of stored) checkApart(equation, ends, report)
  for (const [k, { name: sum, nameSpan }] of sums.entries()) {
    if (sums.slice(0, k).some(each => each.name === sum))
      report(error('duplicate-name', nameSpan, `EquationError: Duplicate definition of variable '${sum}'`))
  }
  const summed = sums.flatMap(equation => summedOf(equation, ends, report) ?? [])
  const { precision, variables: own } = withPrecisions(new Map([...internalVariables(defined), ...defined]), given)
  const variables = new Map(own)
  for (const each of neuronVariables(ends, variables))
    variables.set(each.name, asLinked(each, ends[each.side].precision))
  for (const [k, pathway] of given.pathways.entries()) checkOnlyOne(pathway, given.pathways.slice(0, k), span, report)
  const pathways = given.pathways.flatMap(pathway => pathwayOf(pathway, given, parser, report) ?? [])
  for (const { name: pathway, delay } of given.pathways)
    variables.set(delayName(pathway), delayVariable(delayName(pathway), delay !== undefined))
  if (failed()) return undefined
  return {
    type: 'Synapses',
    name,
    size: 0,
    precision,
    variables,
    equations: text?.text ?? '',
    events: new Map(),
    refractory: { kind: 'none' },
    when: 'start',
    order,
    methods,
    methodOptions,
    namespace,
    synaptic: {
      pathways: new Map(pathways.map(pathway => [pathway.name, pathway])),
      summed: new Map(summed.map(each => [each.name, each])),
      multisynaptic,
    },
    span,
  }
}

/** As Brian does, so that what is wrong with the name is found as in any equation. */
function withCounter(equations: SourceText | undefined, name: string): SourceText {
  const counter = namedText('multisynaptic_index', `\n${name} : integer`)
  return equations === undefined ? counter : concatenate([equations, counter])
}

/** The variable of each synapse that holds the delay of a pathway. */
export function delayName(pathway: string): string {
  return pathway === 'pre' ? 'delay' : `_${pathway}_delay`
}

function internalVariables(defined: ReadonlyMap<string, Variable>): Map<string, Variable> {
  const { pre, post, lastUpdate } = synapticNames
  const waits = [...defined.values()].some(({ eventDriven }) => eventDriven === true)
  const last = internalVariable({ name: lastUpdate, type: 'float', dimension: seconds, unit: 'second', readOnly: true })
  return new Map(
    [readOnlyNumber(pre), readOnlyNumber(post), ...(waits ? [last] : [])].map(variable => [variable.name, variable]),
  )
}

function delayVariable(name: string, shared: boolean): Variable {
  const variable = internalVariable({ name, type: 'float', dimension: seconds, unit: 'second', readOnly: false })
  return { ...variable, shared }
}

/** Reports a variable of the synapses that is called like one of the neurons. */
function checkApart({ name, nameSpan }: Equation, ends: SynapsesArguments['ends'], report: Report): void {
  if (name === 'delay' || name === synapticNames.post) {
    const message = `SyntaxError: '${name}' is a reserved name that cannot be used as a variable name.`
    report(error('illegal-name', nameSpan, message))
    return
  }
  if (countedVariables.has(name)) {
    const message = `KeyError: The name '${name}' is already present in the variables dictionary.`
    report(error('duplicate-name', nameSpan, message, { help: 'how many synapses a neuron has is counted' }))
    return
  }
  const side = (['pre', 'post'] as const).find(each => ends[each].variables.has(name))
  if (side === undefined) return
  const message = `ValueError: The ${side}-synaptic variable '${name}' has the same name as a synaptic variable, rename the synaptic variable.(for example to '${name}_syn') to avoid confusion`
  report(error('duplicate-name', nameSpan, message))
}

/** Reports a pathway whose name is taken: pathways are attributes of the synapses, as their delay is. */
function checkOnlyOne(
  { name }: PathwayArguments,
  earlier: readonly PathwayArguments[],
  span: Span | undefined,
  report: Report,
): void {
  if (name !== 'delay' && !earlier.some(each => each.name === name)) return
  const message = `ValueError: Cannot add updater with name '${name}', synapses object already has an attribute with this name.`
  report(error('duplicate-name', span, message, { help: 'give each pathway a name of its own' }))
}

function summedOf(equation: Equation, ends: SynapsesArguments['ends'], report: Report): SummedModel | undefined {
  const { name, nameSpan, expression } = equation
  const side = name.endsWith('_post') ? 'post' : name.endsWith('_pre') ? 'pre' : undefined
  const refuse = (message: string, help?: string): undefined => {
    report(error('equations', nameSpan, message, { help }))
  }
  if (side === undefined) {
    return refuse(
      `ValueError: The summed variable '${name}' does not end in '_pre' or '_post'.`,
      'the ending says whose variable the sum is: that of the neuron before the synapses, or behind them',
    )
  }
  const variable = name.slice(0, -side.length - 1)
  const target = ends[side].variables.get(variable)
  const group = side === 'post' ? 'target' : 'source'
  if (target === undefined) {
    return refuse(
      `ValueError: The summed variable '${name}' does not refer to any known variable in the ${group} group.`,
      `add '${variable} : …' to the equations of ${ends[side].name}`,
    )
  }
  if (target.kind !== 'parameter' || target.linked === true) {
    return refuse(
      `ValueError: The summed variable '${name}' needs a corresponding parameter '${variable}' in the ${group} group.`,
      `add '${variable} : …' to the equations of ${ends[side].name}`,
    )
  }
  const unit = unitSpecification(equation.unit, name, report)
  if (unit === undefined || expression === undefined) return undefined
  if (!sameDimension(unit.dimension, target.dimension)) {
    const message = `DimensionMismatchError: Summed variables need to have the same units in Synapses and the ${group} group (unit is ${unitSymbolOf(unit.dimension)}).`
    return refuse(message, `'${variable}' of ${ends[side].name} has unit ${unitSymbolOf(target.dimension)}`)
  }
  const { dimension } = unit
  return { name, side, variable, dimension, expression: roundLiterals(expression), span: nameSpan }
}

function pathwayOf(
  { name, side, text, event = 'spike', delay }: PathwayArguments,
  { ends, name: synapses, span }: SynapsesArguments,
  parser: Parser,
  report: Report,
): PathwayModel | undefined {
  const end = ends[side]
  if (!end.events.has(event)) {
    const group = side === 'pre' ? 'Source' : 'Target'
    const forgotten = event === 'spike' ? " Did you forget to set a 'threshold'?" : ''
    const message = `ValueError: ${group} group '${end.name}' does not define an event '${event}'.${forgotten}`
    report(
      error('threshold', span, message, { help: `code on events of ${end.name} is carried out when they come about` }),
    )
  }
  if (delay !== undefined && !sameDimension(delay.dimension, seconds)) {
    const message = `DimensionMismatchError: Delay has to be specified in units of seconds but got ${delay.value} (unit is ${unitSymbolOf(delay.dimension)}).`
    report(error('unit-mismatch', delay.span ?? span, message, { help: 'write delay=2*ms' }))
  }
  if (delay !== undefined && !(delay.value >= 0 && Number.isFinite(delay.value))) {
    const message = `ValueError: the delay of '${synapses}.${name}' is a time from 0 on, not ${delay.value} seconds`
    report(error('bad-value', delay.span ?? span, message))
  }
  const code = buildCode(text, { when: 'synapses', order: side === 'pre' ? -1 : 1 }, parser, report)
  if (code === undefined) return undefined
  return {
    name,
    side,
    event,
    code,
    delay: { seconds: delay?.value ?? 0, variable: delayName(name) },
  }
}
