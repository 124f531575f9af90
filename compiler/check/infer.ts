/** Types and dimensions of every sub-expression (semantics §3.2–3.4); a mismatch names the smallest guilty one. */
import type { ValueType } from '../../abi/index.ts'
import { type Diagnostic, didYouMean, error, type Report } from '../../diagnostics/index.ts'
import {
  type Dimension,
  dimensionless,
  dimensionText,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
  seconds,
} from '../../units/index.ts'
import type { Binary, Call, Compare, Conditional, Expr, Logical, Unary } from '../grammar/ast.ts'
import { print, sourceTextOf } from '../grammar/print.ts'
import { namesIn } from '../grammar/tree.ts'
import { constantValue } from './constant-value.ts'
import { type ArgumentRule, functions, type FunctionRow } from '../model/functions.ts'
import { chainedComparison, namedArguments, unsupportedOperator, unsupportedSyntax } from '../model/forms.ts'
import type { ArgumentNeed } from '../model/own-function.ts'
import { commonDimension, eitherOf, highest } from './common.ts'
import { inferOwnCall, type InferredText } from './own-call.ts'
import { type CallableSymbol, isCallable, type Reading, type Symbol, symbolOf } from './scope.ts'

/** What is known of an expression without computing it. */
export interface Inferred {
  readonly type: ValueType
  readonly dimension: Dimension
  /** A plain 0 or infinity of Python, which goes with quantities of every unit. */
  readonly anyUnit?: boolean
}

/** Where an expression stands. */
export interface Context extends Reading {
  readonly text?: InferredText | undefined
  readonly report: Report
  /** Names to offer for a misspelt one. */
  readonly candidates: () => Iterable<string>
  /** Whether a sign may stand before a boolean, as it may where the symbolic library reads. */
  readonly signedBooleans?: boolean
  /** Takes what was found out of each sub-expression. */
  readonly inferred?: Map<Expr, Inferred>
}

/** Infers an expression, reporting what is wrong with it; undefined if something was, or if it depends on what is not known. */
export function infer(expr: Expr, context: Context): Inferred | undefined {
  return inferWithin(expr, { ...context, inferred: context.inferred ?? new Map() })
}

/** A context that keeps what is inferred. */
export type Recording = Context & Required<Pick<Context, 'inferred'>>

function inferWithin(expr: Expr, context: Recording): Inferred | undefined {
  const inferred = inferNode(expr, context)
  if (inferred !== undefined) context.inferred.set(expr, inferred)
  return inferred
}

/** Where a function of the modeller's own has a form of Python that models do not have, Brian 2 calls it all the same. */
function refusing({ report, text }: Context): Report {
  return text === undefined ? report : found => report({ ...found, code: 'unsupported' })
}

function inferNode(expr: Expr, context: Recording): Inferred | undefined {
  switch (expr.kind) {
    case 'number':
      if (expr.imaginary) return unsupportedSyntax(expr, refusing(context))
      return {
        type: expr.integer ? 'integer' : 'float',
        dimension: dimensionless,
        ...(context.text && expr.value === 0 && { anyUnit: true }),
      }
    case 'constant':
      if (expr.value === null) return unsupportedSyntax(expr, refusing(context))
      return { type: 'boolean', dimension: dimensionless }
    case 'name':
      return inferSymbol(symbolOf(expr, context), expr, context)
    case 'attribute':
    case 'subscript':
      if (context.text === undefined) return unsupportedSyntax(expr, refusing(context))
      return inferSymbol(symbolOf(expr, context), expr, context)
    case 'conditional':
      return context.text === undefined ? unsupportedSyntax(expr, refusing(context)) : inferConditional(expr, context)
    case 'unary':
      return inferUnary(expr, context)
    case 'binary':
      return inferBinary(expr, context)
    case 'compare':
      return inferCompare(expr, context)
    case 'logical':
      return inferLogical(expr, context)
    case 'call':
      return inferCall(expr, context)
    default:
      return unsupportedSyntax(expr, refusing(context))
  }
}

function inferSymbol(symbol: Symbol | undefined, expr: Expr, context: Context): Inferred | undefined {
  if (symbol === undefined) {
    context.report(unknownName(expr, context))
    return undefined
  }
  if (isCallable(symbol)) {
    const name = nameOf(expr)
    context.report(
      error(
        'type-mismatch',
        expr.span,
        `SyntaxError: ${name} was used like a variable/constant, but it is a function.`,
        {
          help: `call it: ${name}(${givenTo(symbol)})`,
        },
      ),
    )
    return undefined
  }
  switch (symbol.kind) {
    case 'variable':
      return { type: symbol.variable.type, dimension: symbol.variable.dimension }
    case 'constant':
      return valued(symbol.external, context)
    case 'number':
      return valued(symbol, context)
    case 'noise':
      return { type: 'float', dimension: symbol.dimension }
    case 'temporary':
      return { type: symbol.type, dimension: symbol.dimension, ...(symbol.anyUnit === true && { anyUnit: true }) }
    case 'clock':
      return { type: symbol.type, dimension: symbol.dimension }
    case 'unsettled':
      return symbol.number
    case 'several numbers': {
      const message = `KeyError: Variable ${nameOf(expr)} was found in the namespace, but is not a scalar value`
      const help = 'equations take single numbers: make it a parameter of the equations, or a TimedArray'
      context.report(error('unknown-name', expr.span, message, { help }))
      return undefined
    }
  }
}

/** A name, or what is written in its place in the text of a function. */
function nameOf(expr: Expr): string {
  return expr.kind === 'name' ? expr.name : sourceTextOf(expr)
}

function valued({ type, dimension, value }: Inferred & { readonly value: number }, { text }: Context): Inferred {
  const anyUnit = text !== undefined && isDimensionless(dimension) && (value === 0 || Math.abs(value) === Infinity)
  return { type, dimension, ...(anyUnit && { anyUnit }) }
}

function unknownName(expr: Expr, { text, candidates }: Context): Diagnostic {
  const name = nameOf(expr)
  if (text === undefined) {
    const help =
      didYouMean(name, candidates()) ?? `define ${name} before run(), or add it to the equations as a parameter`
    return error('unknown-name', expr.span, `KeyError: The identifier "${name}" could not be resolved.`, { help })
  }
  if (expr.kind === 'name' && text.names.has(name)) {
    const message = `UnboundLocalError: '${name}' has no value here on some of the paths through '${text.owner.name}'`
    return error('unknown-name', expr.span, message, { help: `give it one before the if, or in each of its branches` })
  }
  return error('function', expr.span, `'${name}' is nothing that a function in equations can use`, {
    help: 'it can use numbers, quantities, TimedArrays, other functions with units, and elementary functions such as exp',
  })
}

/** Arguments of a call, for people. */
function givenTo(symbol: CallableSymbol): string {
  switch (symbol.kind) {
    case 'timed array':
      return symbol.timed.columns === undefined ? 't' : 't, i'
    case 'own function':
      return symbol.function.parameters.map(({ name }) => name).join(', ')
    case 'function':
      return symbol.row.arguments.length > 0 ? '…' : ''
    case 'text function':
      return '…'
    case 'binomial':
      return ''
  }
}

function inferConditional({ condition, then, otherwise, span }: Conditional, context: Recording): Inferred | undefined {
  const holds = inferWithin(condition, context)
  const a = inferWithin(then, context)
  const b = inferWithin(otherwise, context)
  if (holds === undefined || a === undefined || b === undefined) return undefined
  return either(a, b, { then, otherwise, span }, context)
}

/** One of two values: of the same dimensions, and the type that holds both. */
function either(
  a: Inferred,
  b: Inferred,
  { then, otherwise, span }: Pick<Conditional, 'then' | 'otherwise' | 'span'>,
  { report }: Context,
): Inferred | undefined {
  const common = eitherOf(a, b)
  if (common === undefined) report(error('unit-mismatch', span, differentUnits(then, a, otherwise, b)))
  return common
}

/** What the two sides of a choice have, in words. */
function differentUnits(then: Expr, a: Inferred, otherwise: Expr, b: Inferred): string {
  return (
    `DimensionMismatchError: the two values of a choice have different units ('${print(then)}' has unit ` +
    `${unitSymbolOf(a.dimension)}; '${print(otherwise)}' has unit ${unitSymbolOf(b.dimension)}).`
  )
}

function inferUnary(expr: Unary, context: Recording): Inferred | undefined {
  if (expr.operator === '~' && context.text === undefined) return unsupportedOperator('~', expr.span, refusing(context))
  const operand = inferWithin(expr.operand, context)
  if (operand === undefined) return undefined
  if (expr.operator === '~') return needBoolean(expr.operand, context) ? boolean : undefined
  if (expr.operator === 'not') return boolean
  if (operand.type !== 'boolean') return operand
  if (context.signedBooleans === true) return { ...operand, type: 'integer' }
  context.report(signOfBoolean(expr))
  return undefined
}

/** A sign before a boolean, where it may not stand. */
export function signOfBoolean({ operator, operand, span }: Unary): Diagnostic {
  const name = operator === '-' ? 'USub' : 'UAdd'
  return error('type-mismatch', span, `TypeError: Unary operator ${name} does not apply to boolean types`, {
    help: `int(${print(operand)}) makes it 0 or 1`,
  })
}

function inferBinary(expr: Binary, context: Recording): Inferred | undefined {
  const left = inferWithin(expr.left, context)
  const right = inferWithin(expr.right, context)
  if (left === undefined || right === undefined) return undefined
  const type = highest(left.type, right.type)
  switch (expr.operator) {
    case '+':
    case '-':
    case '%': {
      const common = commonDimension(left, right)
      return common === undefined ? inconsistent(expr, left, right, context) : { type, dimension: common.dimension }
    }
    case '*':
      return { type, dimension: multiplyDimensions(left.dimension, right.dimension) }
    case '/':
      return { type: 'float', dimension: divideDimensions(left.dimension, right.dimension) }
    case '//':
      if (isDimensionless(left.dimension) && isDimensionless(right.dimension)) return { type, dimension: dimensionless }
      // Brian refuses in strings what Python does with quantities.
      if (context.text !== undefined && sameDimension(left.dimension, right.dimension))
        return { type, dimension: dimensionless }
      context.report(
        error('unit-mismatch', expr.span, 'SyntaxError: Floor division can only be used on dimensionless values.', {
          help: `divide by a unit first, or write floor(${print(expr.left)} / (${print(expr.right)}))`,
        }),
      )
      return undefined
    case '**':
      return inferPower(expr, left, right, type, context)
    case '&':
    case '|':
      if (context.text === undefined) break
      return [expr.left, expr.right].every(operand => needBoolean(operand, context)) ? boolean : undefined
    default:
  }
  return unsupportedOperator(expr.operator, expr.operatorSpan, refusing(context))
}

function inconsistent(expr: Binary, left: Inferred, right: Inferred, { report }: Context): undefined {
  const text =
    `Expression '${print(expr)}' uses inconsistent units ('${print(expr.left)}' has unit ` +
    `${unitSymbolOf(left.dimension)}; '${print(expr.right)}' has unit ${unitSymbolOf(right.dimension)}).`
  report(
    error('unit-mismatch', expr.span, `DimensionMismatchError: ${text}`, {
      help: zeroHelp(expr.left, left, expr.right, right),
    }),
  )
  return undefined
}

/** In strings 0 has no unit (semantics §0.1); a modeller who wrote a bare 0 wants to know how to give it one. */
function zeroHelp(a: Expr, inferredA: Inferred, b: Expr, inferredB: Inferred): string | undefined {
  const zero = (expr: Expr): boolean => expr.kind === 'number' && expr.value === 0
  if (zero(b)) return `give the zero its unit: 0*${unitNameOf(inferredA.dimension)}`
  return zero(a) ? `give the zero its unit: 0*${unitNameOf(inferredB.dimension)}` : undefined
}

function inferPower(
  expr: Binary,
  left: Inferred,
  right: Inferred,
  type: ValueType,
  context: Recording,
): Inferred | undefined {
  if (!isDimensionless(right.dimension)) {
    context.report(
      error(
        'unit-mismatch',
        expr.right.span,
        `DimensionMismatchError: the exponent '${print(expr.right)}' has to be dimensionless (unit is ${unitSymbolOf(right.dimension)}).`,
      ),
    )
    return undefined
  }
  if (isDimensionless(left.dimension)) return { type, dimension: dimensionless }
  const exponent = constantValue(expr.right, context)
  if (exponent === undefined) {
    if (namesIn(expr.right).some(name => symbolOf(name, context)?.kind === 'unsettled')) return undefined
    context.report(
      error(
        'unit-mismatch',
        expr.right.span,
        `SyntaxError: Value ${print(expr.right)} is not ${expr.right.kind === 'name' && expr.right.name === 'i' ? 'scalar' : 'constant'}`,
        {
          help: `'${print(expr.left)}' has a unit, so its exponent must be a number that is known before the run`,
        },
      ),
    )
    return undefined
  }
  return { type, dimension: powerDimension(left.dimension, exponent) }
}

function inferCompare(expr: Compare, context: Recording): Inferred | undefined {
  if (expr.operands.length > 2 && context.text === undefined) return chainedComparison(expr.span, refusing(context))
  for (const operator of expr.operators) {
    if (operator === 'is' || operator === 'is not' || operator === 'in' || operator === 'not in')
      return unsupportedOperator(operator, expr.span, refusing(context))
  }
  const inferred = expr.operands.map(operand => inferWithin(operand, context))
  const good = expr.operators.map((_, k) => {
    const [left, right, a, b] = [expr.operands[k], expr.operands[k + 1], inferred[k], inferred[k + 1]]
    if (left === undefined || right === undefined || a === undefined || b === undefined) return false
    if (commonDimension(a, b) !== undefined) return true
    const text =
      `Comparison of expressions with different units. Expression '${print(left)}' has unit (${dimensionText(a.dimension)}), ` +
      `while expression '${print(right)}' has units (${dimensionText(b.dimension)}).`
    context.report(
      error('unit-mismatch', expr.span, `DimensionMismatchError: ${text}`, { help: zeroHelp(left, a, right, b) }),
    )
    return false
  })
  return good.every(Boolean) ? boolean : undefined
}

function inferLogical(expr: Logical, context: Recording): Inferred | undefined {
  const good = expr.operands.map(
    operand => inferWithin(operand, context) !== undefined && needBoolean(operand, context),
  )
  return good.every(Boolean) ? boolean : undefined
}

/** Reports what `and` and `or` do not take: numbers, and what `not` makes of them; true if they do. */
export function needBoolean(expr: Expr, { inferred, report }: Recording): boolean {
  let operand = expr
  while (operand.kind === 'unary' && operand.operator === 'not') operand = operand.operand
  if (inferred.get(operand)?.type === 'boolean') return true
  const message = `TypeError: Boolean operator acting on non-booleans: '${print(operand)}' is a number`
  const help = `compare it with something: ${print(operand)} > …`
  report(error('type-mismatch', expr.span, message, { help }))
  return false
}

function inferCall(expr: Call, context: Recording): Inferred | undefined {
  const { callee } = expr
  if (callee.kind !== 'name' && context.text === undefined) return unsupportedSyntax(expr, refusing(context))
  const symbol = symbolOf(callee, context)
  if (symbol?.kind === 'unsettled') {
    for (const { value } of expr.arguments) inferWithin(value, context)
    return undefined
  }
  if (!isCallable(symbol)) {
    context.report(notAFunction(callee, symbol !== undefined, context))
    return undefined
  }
  if (expr.arguments.some(({ name, star }) => name !== undefined || star !== undefined))
    return namedArguments(expr.span, refusing(context))
  const values = expr.arguments.map(({ value }) => value)
  if (symbol.kind === 'text function' && symbol.function.as !== undefined && values.length === symbol.function.takes)
    return inferWithin(symbol.function.as(values, expr.span), context)
  const inferred = values.map(value => inferWithin(value, context))
  const name = symbol.kind === 'function' ? symbol.row.name : nameOf(callee)
  const needs = needsOf(symbol)
  if (values.length !== needs.length) {
    const text = `SyntaxError: Function '${name}' was called with ${values.length} parameters, needs ${needs.length}.`
    context.report(error('wrong-arguments', expr.span, text))
    return undefined
  }
  const known = inferred.filter(each => each !== undefined)
  if (known.length < inferred.length || !argumentsFit({ name, needs, values, inferred: known }, context))
    return undefined
  switch (symbol.kind) {
    case 'function':
      if (context.text === undefined || symbol.row.stateful !== true) return callResult(symbol.row, known)
      context.report(
        error('function', expr.span, `the function '${context.text.owner.name}' draws random numbers with ${name}()`, {
          help: `draw them in the equation, and hand them over: ${context.text.owner.name}(…, ${name}())`,
        }),
      )
      return undefined
    case 'timed array':
      return { type: 'float', dimension: symbol.timed.dimension }
    case 'own function':
      return inferOwnCall(symbol.function, { expr, name, arguments: known }, context, inferWithin)
    case 'binomial':
      return { type: 'float', dimension: dimensionless }
    case 'text function': {
      const [a, b] = known
      const [then, otherwise] = values
      if (a === undefined || b === undefined || then === undefined || otherwise === undefined) return undefined
      return either(a, b, { then, otherwise, span: expr.span }, context)
    }
  }
}

/** What the arguments of a call have to be, one by one. */
function needsOf(symbol: CallableSymbol): readonly ArgumentNeed[] {
  switch (symbol.kind) {
    case 'function':
      return symbol.row.arguments.map(rule => ruleNeeds[rule])
    case 'timed array':
      return symbol.timed.columns === undefined ? [seconds] : [seconds, dimensionless]
    case 'own function':
      return symbol.function.parameters.map(({ need }) => need)
    case 'binomial':
      return []
    case 'text function':
      return Array.from({ length: symbol.function.takes }, () => 'any')
  }
}

const ruleNeeds: Readonly<Record<ArgumentRule, ArgumentNeed>> = {
  dimensionless,
  any: 'any',
  'like-first': { like: 0 },
  time: seconds,
}

function notAFunction(callee: Expr, known: boolean, context: Context): ReturnType<typeof error> {
  const name = nameOf(callee)
  if (known)
    return error(
      'type-mismatch',
      callee.span,
      `SyntaxError: '${name}' is a variable, but it was used like a function.`,
      {
        help: `for a product write ${name}*(…)`,
      },
    )
  if (context.text !== undefined) return unknownName(callee, context)
  return error('unknown-name', callee.span, `KeyError: The identifier "${name}" could not be resolved.`, {
    help: didYouMean(name, functions.keys()) ?? `functions in equations: ${[...functions.keys()].join(' ')}`,
  })
}

/** The arguments of a call, and what they have to be. */
interface GivenArguments {
  readonly name: string
  readonly needs: readonly ArgumentNeed[]
  readonly values: readonly Expr[]
  readonly inferred: readonly Inferred[]
}

function argumentsFit({ name, needs, values, inferred }: GivenArguments, { report }: Context): boolean {
  let fit = true
  const reject = (diagnostic: Diagnostic): void => {
    fit = false
    report(diagnostic)
  }
  for (const [index, need] of needs.entries()) {
    const [value, own] = [values[index], inferred[index]]
    if (value === undefined || own === undefined || need === 'any' || own.anyUnit === true) continue
    const what = `Argument number ${index + 1} for function`
    if (need === 'boolean') {
      if (own.type === 'boolean') continue
      const message = `TypeError: ${what} '${name}' was expected to be a boolean value, but is '${print(value)}'.`
      reject(error('type-mismatch', value.span, message, { help: `compare it with something: ${print(value)} > …` }))
      continue
    }
    const like = 'like' in need ? need.like : undefined
    const needed = 'like' in need ? inferred[need.like]?.dimension : need
    if (needed === undefined || sameDimension(own.dimension, needed)) continue
    const other = like === undefined ? undefined : values[like]
    const message =
      like === undefined || other === undefined
        ? `${what} ${name} does not have the correct units. Expression '${print(value)}' ` +
          `has units (${dimensionText(own.dimension)}), but should be (${dimensionText(needed)}).`
        : `${what} ${name} was supposed to have the same units as argument number ${like + 1}, ` +
          `but '${print(value)}' has unit ${unitSymbolOf(own.dimension)}, while '${print(other)}' has unit ${unitSymbolOf(needed)}`
    reject(error('unit-mismatch', value.span, `DimensionMismatchError: ${message}`))
  }
  return fit
}

const boolean: Inferred = { type: 'boolean', dimension: dimensionless }

function callResult(row: FunctionRow, inferred: readonly Inferred[]): Inferred {
  const first = inferred[0]?.dimension ?? dimensionless
  const type = row.type === 'highest' ? inferred.map(each => each.type).reduce(highest, 'boolean') : row.type
  switch (row.result) {
    case 'dimensionless':
      return { type, dimension: dimensionless }
    case 'first':
      return { type, dimension: first }
    case 'root':
      return { type, dimension: powerDimension(first, 0.5) }
  }
}
