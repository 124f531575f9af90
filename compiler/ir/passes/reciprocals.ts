/** Divisions by one varying value are products with its reciprocal: one division instead of several. */
import { binary, type IrBinary, type IrExpr, type IrStatement, literal, local, type Local } from '../ir.ts'
import { createKeys, expressionsOf, mapExpressions, mapOperands, operands } from '../walk.ts'
import { whereNothingIsAssigned } from './share.ts'
import { type Changing, createVariations } from './variation.ts'

/** `a/s` and `b/s` become `a*r` and `b*r` with `r = 1/s`, among statements that all read the old state. */
export function shareReciprocals(block: readonly IrStatement[], changing: Changing): IrStatement[] {
  return whereNothingIsAssigned(block, statements => shareWithin(statements, changing))
}

function shareWithin(statements: readonly IrStatement[], changing: Changing): IrStatement[] {
  const keyOf = createKeys()
  const variationOf = createVariations(changing)
  const isVarying = (expr: IrExpr): expr is IrBinary =>
    expr.kind === 'binary' && expr.operator === '/' && variationOf(expr.right) === 'both'
  /** The different quotients by each divisor. */
  const quotients = new Map<string, Set<string>>()
  const collect = (expr: IrExpr): void => {
    if (isVarying(expr)) {
      const key = keyOf(expr.right)
      quotients.set(key, (quotients.get(key) ?? new Set()).add(keyOf(expr)))
    }
    operands(expr).forEach(collect)
  }
  statements.flatMap(expressionsOf).forEach(collect)
  const known = new Map<string, Local>()
  return statements.flatMap(statement => {
    const made: IrStatement[] = []
    const reciprocal = (divisor: IrExpr, key: string): IrExpr => {
      const found = known.get(key)
      if (found !== undefined) return local(found)
      const own: Local = { stem: 'reciprocal', type: 'f64' }
      const value = binary('/', literal(1), replace(divisor))
      made.push({ kind: 'let', local: own, value, origin: statement.origin })
      known.set(key, own)
      return local(own)
    }
    const replace = (expr: IrExpr): IrExpr => {
      const key = isVarying(expr) ? keyOf(expr.right) : ''
      if (!isVarying(expr) || (quotients.get(key)?.size ?? 0) < 2) return mapOperands(expr, replace)
      const factor = reciprocal(expr.right, key)
      return expr.left.kind === 'literal' && expr.left.value === 1 ? factor : binary('*', replace(expr.left), factor)
    }
    const replaced = mapExpressions(statement, replace)
    return [...made, replaced]
  })
}
