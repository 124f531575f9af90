/** Conversions of type that expressions need. */
import { invariant } from '../../../diagnostics/index.ts'
import { cast, compare, type IrExpr, type IrType, literal, select } from '../ir.ts'

const order: readonly IrType[] = ['bool', 'i32', 'i64', 'f64']

/** All in the widest of their types. */
export function common(exprs: readonly IrExpr[]): IrExpr[] {
  const widest = exprs.map(({ type }) => type).reduce((a, b) => (order.indexOf(a) > order.indexOf(b) ? a : b), 'bool')
  return exprs.map(expr => cast(expr, widest))
}

/** As {@link common}, conditions counting as 0 and 1. */
export function numbers(exprs: readonly IrExpr[]): IrExpr[] {
  return common(exprs.map(expr => (expr.type === 'bool' ? cast(expr, 'i32') : expr)))
}

/** What a variable stores of a value: C's conversions (semantics §3.2). */
export function converted(value: IrExpr, type: IrType): IrExpr {
  if (type === 'bool' && value.type !== 'bool') {
    return compare('!=', value, literal(0, value.type))
  }
  return cast(value, type)
}

/** One of two values, in the type that holds both. */
export function chosen(condition: IrExpr, then: IrExpr, otherwise: IrExpr): IrExpr {
  const [a, b] = common([then, otherwise])
  invariant(a !== undefined && b !== undefined, 'two values')
  return select(condition, a, b)
}
