/** What code costs in a step, roughly: the reason why a rewrite is worth it. */
import { type IrExpr, type IrStatement } from '../ir.ts'
import { operationNamed } from '../operations.ts'
import { createKeys, expressionsOf, operands } from '../walk.ts'
import { type Changing, createVariations } from './variation.ts'

/**
 * Operations of a step, equal values being computed once, what does not vary before it, and a value of a neuron's
 * read-only variables being loaded.
 */
export function weightOf(statements: readonly IrStatement[], changing: Changing): number {
  const keyOf = createKeys()
  const variationOf = createVariations(changing)
  const seen = new Set<string>()
  const weigh = (expr: IrExpr): number => {
    const variation = variationOf(expr)
    if (variation === 'constant' || variation === 'step') return 0
    const key = keyOf(expr)
    if (seen.has(key)) return 0
    seen.add(key)
    if (variation === 'neuron') return 1
    return operands(expr).reduce((sum, operand) => sum + weigh(operand), ownWeight(expr))
  }
  return statements.flatMap(expressionsOf).reduce((sum, expr) => sum + weigh(expr), 0)
}

function ownWeight(expr: IrExpr): number {
  switch (expr.kind) {
    case 'read':
    case 'literal':
      return 0
    case 'call':
      if (operationNamed(expr.operation).transcendental === true) return 20
      return expr.operation === 'cube' ? 2 : 1
    case 'binary':
      return expr.operator === '/' ? 5 : 1
    default:
      return 1
  }
}
