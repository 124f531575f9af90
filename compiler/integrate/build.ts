/** Makers of syntax trees, all at the place of the text they stand for. */
import type { Span } from '../../diagnostics/index.ts'
import type { BinaryOperator, Binary, Call, Expr, Name, NumberLiteral } from '../grammar/ast.ts'

/** A literal; `value` must not be negative. Whole numbers become integers. */
export function literal(value: number, span: Span): NumberLiteral {
  const text = value === Infinity ? '1e999' : String(value)
  return { kind: 'number', integer: Number.isSafeInteger(value), imaginary: false, text, value, span }
}

export function name(text: string, span: Span): Name {
  return { kind: 'name', name: text, span }
}

export function binary(operator: BinaryOperator, left: Expr, right: Expr, span: Span): Binary {
  return { kind: 'binary', operator, left, right, operatorSpan: span, span }
}

export function negative(operand: Expr, span: Span): Expr {
  return { kind: 'unary', operator: '-', operand, span }
}

export function call(callee: string, operands: readonly Expr[], span: Span): Call {
  const values = operands.map(value => ({ value, span: value.span }))
  return { kind: 'call', callee: name(callee, span), arguments: values, span }
}

/** `a*b*…` from the left; undefined without factors. */
export function product(factors: readonly Expr[], span: Span): Expr | undefined {
  return fold(factors, (left, right) => binary('*', left, right, span))
}

function fold(items: readonly Expr[], join: (left: Expr, right: Expr) => Expr): Expr | undefined {
  return items.length === 0 ? undefined : items.reduce(join)
}
