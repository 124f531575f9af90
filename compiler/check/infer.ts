/** Types and dimensions of every sub-expression (semantics §3.2–3.4); a mismatch names the smallest guilty one. */
import type { ValueType } from '../../abi/index.ts'
import { type Diagnostic, didYouMean, error, type Report, type Span } from '../../diagnostics/index.ts'
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
import type { Binary, Call, Compare, Expr, Logical, Unary } from '../grammar/ast.ts'
import { print } from '../grammar/print.ts'
import { constantValue } from './constant-value.ts'
import { functions, type FunctionRow } from '../model/functions.ts'
import type { TimedValues } from '../model/external.ts'
import type { Scope } from './scope.ts'
import { unsupportedOperator, unsupportedSyntax } from './unsupported.ts'

/** What is known of an expression without computing it. */
export interface Inferred {
  readonly type: ValueType
  readonly dimension: Dimension
}

/** Where an expression stands. */
export interface Context {
  readonly scope: Scope
  readonly report: Report
  /** Names to offer for a misspelt one. */
  readonly candidates: () => Iterable<string>
  /** Whether a sign may stand before a boolean, as it may where the symbolic library reads. */
  readonly signedBooleans?: boolean
  /** Takes what was found out of each sub-expression. */
  readonly inferred?: Map<Expr, Inferred>
}

/** Infers an expression, reporting what is wrong with it; undefined if something was. */
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

function inferNode(expr: Expr, context: Recording): Inferred | undefined {
  switch (expr.kind) {
    case 'number':
      if (expr.imaginary) return unsupportedSyntax(expr, context.report)
      return { type: expr.integer ? 'integer' : 'float', dimension: dimensionless }
    case 'constant':
      if (expr.value === null) return unsupportedSyntax(expr, context.report)
      return { type: 'boolean', dimension: dimensionless }
    case 'name':
      return inferName(expr.name, expr.span, context)
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
      return unsupportedSyntax(expr, context.report)
  }
}

function inferName(name: string, span: Span, { scope, report, candidates }: Context): Inferred | undefined {
  const symbol = scope(name)
  if (symbol === undefined) {
    report(
      error('unknown-name', span, `KeyError: The identifier "${name}" could not be resolved.`, {
        help:
          didYouMean(name, candidates()) ?? `define ${name} before run(), or add it to the equations as a parameter`,
      }),
    )
    return undefined
  }
  switch (symbol.kind) {
    case 'variable':
      return { type: symbol.variable.type, dimension: symbol.variable.dimension }
    case 'constant':
      return { type: symbol.external.type, dimension: symbol.external.dimension }
    case 'function':
    case 'timed array': {
      const given =
        symbol.kind === 'timed array'
          ? timeArguments(symbol.timed).join(', ')
          : symbol.row.arguments.length > 0
            ? '…'
            : ''
      report(
        error('type-mismatch', span, `SyntaxError: ${name} was used like a variable/constant, but it is a function.`, {
          help: `call it: ${name}(${given})`,
        }),
      )
      return undefined
    }
    case 'noise':
      return { type: 'float', dimension: symbol.dimension }
    default:
      return { type: symbol.type, dimension: symbol.dimension }
  }
}

function inferUnary(expr: Unary, context: Recording): Inferred | undefined {
  if (expr.operator === '~') return unsupportedOperator('~', expr.span, context.report)
  const operand = inferWithin(expr.operand, context)
  if (operand === undefined) return undefined
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
    case '%':
      if (!sameDimension(left.dimension, right.dimension)) return inconsistent(expr, left, right, context)
      return { type, dimension: left.dimension }
    case '*':
      return { type, dimension: multiplyDimensions(left.dimension, right.dimension) }
    case '/':
      return { type: 'float', dimension: divideDimensions(left.dimension, right.dimension) }
    case '//':
      if (isDimensionless(left.dimension) && isDimensionless(right.dimension)) return { type, dimension: dimensionless }
      context.report(
        error('unit-mismatch', expr.span, 'SyntaxError: Floor division can only be used on dimensionless values.', {
          help: `divide by a unit first, or write floor(${print(expr.left)} / (${print(expr.right)}))`,
        }),
      )
      return undefined
    case '**':
      return inferPower(expr, left, right, type, context)
    default:
      return unsupportedOperator(expr.operator, expr.operatorSpan, context.report)
  }
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
  const exponent = constantValue(expr.right, context.scope)
  if (exponent === undefined) {
    context.report(
      error('unit-mismatch', expr.right.span, `SyntaxError: Value ${print(expr.right)} is not constant`, {
        help: `'${print(expr.left)}' has a unit, so its exponent must be a number that is known before the run`,
      }),
    )
    return undefined
  }
  return { type, dimension: powerDimension(left.dimension, exponent) }
}

function inferCompare(expr: Compare, context: Recording): Inferred | undefined {
  const [left, right] = expr.operands
  if (left === undefined || right === undefined || expr.operands.length > 2) {
    context.report(
      error('unsupported', expr.span, 'SyntaxError: Can only handle single comparisons like a<b not a<b<c', {
        help: 'join two comparisons with `and`',
      }),
    )
    return undefined
  }
  const operator = expr.operators[0]
  if (operator === 'is' || operator === 'is not' || operator === 'in' || operator === 'not in') {
    return unsupportedOperator(operator, expr.span, context.report)
  }
  const a = inferWithin(left, context)
  const b = inferWithin(right, context)
  if (a === undefined || b === undefined) return undefined
  if (sameDimension(a.dimension, b.dimension)) return boolean
  const text =
    `Comparison of expressions with different units. Expression '${print(left)}' has unit (${dimensionText(a.dimension)}), ` +
    `while expression '${print(right)}' has units (${dimensionText(b.dimension)}).`
  context.report(
    error('unit-mismatch', expr.span, `DimensionMismatchError: ${text}`, { help: zeroHelp(left, a, right, b) }),
  )
  return undefined
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
  if (callee.kind !== 'name') return unsupportedSyntax(expr, context.report)
  const symbol = context.scope(callee.name)
  if (symbol?.kind !== 'function' && symbol?.kind !== 'timed array') {
    context.report(notAFunction(callee.name, callee.span, symbol !== undefined))
    return undefined
  }
  if (expr.arguments.some(({ name, star }) => name !== undefined || star !== undefined)) {
    context.report(
      error('unsupported', expr.span, 'SyntaxError: functions in equations take their arguments by position only'),
    )
    return undefined
  }
  const values = expr.arguments.map(({ value }) => value)
  const inferred = values.map(value => inferWithin(value, context))
  const row = symbol.kind === 'function' ? symbol.row : signatureOf(callee.name, symbol.timed)
  if (values.length !== row.arguments.length) {
    const text = `SyntaxError: Function '${row.name}' was called with ${values.length} parameters, needs ${row.arguments.length}.`
    context.report(error('wrong-arguments', expr.span, text))
    return undefined
  }
  const known = inferred.filter(each => each !== undefined)
  if (known.length < inferred.length || !argumentsFit(row, values, known, context)) return undefined
  return symbol.kind === 'function'
    ? callResult(symbol.row, known)
    : { type: 'float', dimension: symbol.timed.dimension }
}

/** What a function is called, and what dimensions its arguments must have. */
type Signature = Pick<FunctionRow, 'name' | 'arguments'>

function signatureOf(name: string, { columns }: TimedValues): Signature {
  return { name, arguments: columns === undefined ? ['time'] : ['time', 'dimensionless'] }
}

function timeArguments({ columns }: TimedValues): string[] {
  return columns === undefined ? ['t'] : ['t', 'i']
}

function notAFunction(name: string, span: Span, known: boolean): ReturnType<typeof error> {
  if (known)
    return error('type-mismatch', span, `SyntaxError: '${name}' is a variable, but it was used like a function.`, {
      help: `for a product write ${name}*(…)`,
    })
  return error('unknown-name', span, `KeyError: The identifier "${name}" could not be resolved.`, {
    help: didYouMean(name, functions.keys()) ?? `functions in equations: ${[...functions.keys()].join(' ')}`,
  })
}

function argumentsFit(
  row: Signature,
  values: readonly Expr[],
  inferred: readonly Inferred[],
  { report }: Context,
): boolean {
  let fit = true
  const reject = (value: Expr, message: string): void => {
    fit = false
    report(error('unit-mismatch', value.span, `DimensionMismatchError: ${message}`))
  }
  row.arguments.forEach((rule, index) => {
    const value = values[index]
    const dimension = inferred[index]?.dimension
    const first = inferred[0]?.dimension
    if (value === undefined || dimension === undefined || first === undefined || rule === 'any') return
    if (rule === 'like-first') {
      if (sameDimension(dimension, first)) return
      const like = values[0] === undefined ? '' : print(values[0])
      reject(
        value,
        `Argument number ${index + 1} for function ${row.name} was supposed to have the same units as argument number 1, ` +
          `but '${print(value)}' has unit ${unitSymbolOf(dimension)}, while '${like}' has unit ${unitSymbolOf(first)}`,
      )
      return
    }
    const needed = rule === 'time' ? seconds : dimensionless
    if (sameDimension(dimension, needed)) return
    reject(
      value,
      `Argument number ${index + 1} for function ${row.name} does not have the correct units. Expression '${print(value)}' ` +
        `has units (${dimensionText(dimension)}), but should be (${dimensionText(needed)}).`,
    )
  })
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

const ranks: readonly ValueType[] = ['boolean', 'integer', 'float']

/** boolean < integer < float (semantics §3.2). */
export function highest(a: ValueType, b: ValueType): ValueType {
  return ranks.indexOf(a) > ranks.indexOf(b) ? a : b
}
