/** What a PoissonInput says: many Poisson spike trains that add to a variable of each neuron (semantics §10.2). */
import { error, type Note, type Report, type SourceText, type Span, watchErrors } from '../../diagnostics/index.ts'
import { readOnly } from '../../diagnostics/brian.ts'
import { dimensionless, displayQuantity, hertz, mismatchText, sameDimension } from '../../units/index.ts'
import type { CodeStatement, Expr, Name } from '../grammar/ast.ts'
import { type Parser, print } from '../grammar/index.ts'
import { readValue } from './build-code.ts'
import type { External } from './external.ts'
import { type GroupModel, isStored, type Variable } from './group.ts'

/** The numbers that the statement of a PoissonInput draws, and the constants that it is made of. */
export interface InputNumbers {
  /** The function by which the statement draws them. */
  readonly call: string
  readonly trials: Expr
  readonly probability: Expr
  /** Constants of the input's own: how many trains there are, their rate, the weight unless it is a text. */
  readonly constants: ReadonlyMap<string, External>
  /** What a step does, for people. */
  readonly text: string
}

/** The arguments of a PoissonInput. */
export interface InputArguments {
  /** Brian's name: `poissoninput`. */
  readonly name: string
  readonly target: GroupModel
  readonly variable: string
  readonly trains: number
  readonly rate: External
  readonly weight: SourceText | External
  readonly span?: Span | undefined
}

/** What a step does for an input, and the numbers that it draws. */
export interface InputCode {
  readonly statement: CodeStatement
  readonly numbers: InputNumbers
}

/** Builds the code; what is wrong is reported, and undefined returned if anything was. */
export function buildPoissonInput(given: InputArguments, parser: Parser, outer: Report): InputCode | undefined {
  const { report, failed } = watchErrors(outer)
  const { name, target, variable: targetName, trains, rate, weight } = given
  const span = given.span ?? noPlace
  checkNumbers(given, report)
  const variable = target.variables.get(targetName)
  const expression = 'text' in weight ? readValue(weight, parser, report) : nameOf(`${name} weight`, span)
  if (variable === undefined) report(unknownTarget(given))
  else checkTarget(variable, given, report)
  if (failed() || expression === undefined) return undefined
  const [count, often] = [nameOf(`${name} N`, span), nameOf(`${name} rate`, span)]
  const call = callOf(name)
  const drawn: Expr = { kind: 'call', callee: nameOf(call, span), arguments: [], span }
  const value = times(drawn, expression)
  return {
    statement: { target: nameOf(targetName, span), operator: '+', value, span: value.span },
    numbers: {
      call,
      trials: count,
      probability: times(often, nameOf('dt', span)),
      constants: new Map<string, External>([
        [count.name, { value: trains, type: 'integer', dimension: dimensionless }],
        [often.name, rate],
        ...('text' in weight ? [] : [[`${name} weight`, weight] as const]),
      ]),
      text: `${targetName} += binomial(N, rate*dt) * ${'text' in weight ? `(${print(expression)})` : 'weight'}`,
    },
  }
}

/** The part of a name that stands behind the name of the input: `rate`. */
export function ownName(constant: string): string {
  return constant.slice(constant.lastIndexOf(' ') + 1)
}

function checkNumbers({ trains, rate, span }: InputArguments, report: Report): void {
  if (!(trains >= 1) || !Number.isSafeInteger(trains))
    report(error('bad-value', span, `ValueError: N has to be an integer >= 1, got ${trains}.`))
  if (!sameDimension(rate.dimension, hertz)) {
    const what = displayQuantity([rate.value], [], rate.dimension)
    const message = `Function '__init__' expected a quantity with unit hertz for argument 'rate' but got '${what}'`
    report(error('unit-mismatch', span, `DimensionMismatchError: ${mismatchText(message, [rate.dimension])}`))
  } else if (!(rate.value >= 0)) {
    const shown = displayQuantity([rate.value], [], rate.dimension)
    report(error('bad-value', span, `ValueError: The rate cannot be negative, got ${shown}.`))
  }
}

function unknownTarget({ target, variable, span }: InputArguments): ReturnType<typeof error> {
  const help = `it has ${[...target.variables.keys()].join(', ')}`
  return error('unknown-name', span, `KeyError: ${variable} is not a variable of ${target.name}`, { help })
}

function checkTarget(variable: Variable, { name, weight, span }: InputArguments, report: Report): void {
  if (!('text' in weight) && !sameDimension(weight.dimension, variable.dimension)) {
    const message = `The provided weight does not have the same unit as the target variable '${variable.name}'`
    const both = mismatchText(message, [weight.dimension, variable.dimension])
    report(error('unit-mismatch', span, `DimensionMismatchError: ${both}`))
  }
  if (!isStored(variable)) {
    const line = `${variable.name} += ${callOf(name)}()*${weightText(weight)}`
    const message = `SyntaxError: Illegal line '${line}' in abstract code. Cannot write to subexpression '${variable.name}'.`
    report(error('read-only', span, message))
  } else if (variable.shared) {
    const notes: Note[] = [{ message: `'${variable.name}' has one value for the whole group` }]
    report(error('read-only', span, readOnly(variable.name), { notes }))
  }
}

/** A weight as Brian 2 writes it into the statement. */
function weightText(weight: SourceText | External): string {
  if ('text' in weight) return `(${weight.text})`
  return displayQuantity([weight.value], [], weight.dimension, 'repr', undefined, { type: weight.type })
}

/** Brian's name of the function: `poissoninput_binomial`, `poissoninput_binomial_1`. */
function callOf(name: string): string {
  const number = /^poissoninput((?:_\d+)?)$/.exec(name)
  return number === null ? `${name}_binomial` : `poissoninput_binomial${number[1]}`
}

function nameOf(name: string, span: Span): Name {
  return { kind: 'name', name, span }
}

function times(left: Expr, right: Expr): Expr {
  return { kind: 'binary', operator: '*', left, right, operatorSpan: right.span, span: right.span }
}

const noPlace: Span = { source: { name: 'PoissonInput', text: '' }, start: 0, end: 0 }
