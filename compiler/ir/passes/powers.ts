import { binary, call, type IrExpr, literal } from '../ir.ts'
import { mapOperands } from '../walk.ts'
import { simplify } from './simplify.ts'

/** What every expression goes through before it is emitted or interpreted. */
export function normalise(expr: IrExpr): IrExpr {
  return simplify(expandPowers(expr))
}

/** Powers with a small literal exponent as products and roots, which are faster and more accurate than `pow`. */
export function expandPowers(expr: IrExpr): IrExpr {
  const inner = mapOperands(expr, expandPowers)
  if (inner.kind !== 'call' || inner.operation !== 'pow') return inner
  const [base, exponent] = inner.arguments
  if (base === undefined || exponent?.kind !== 'literal') return inner
  return powerOf(base, exponent.value) ?? inner
}

function powerOf(base: IrExpr, exponent: number): IrExpr | undefined {
  if (exponent < 0) {
    const inverse = powerOf(base, -exponent)
    return inverse === undefined ? undefined : binary('/', literal(1), inverse)
  }
  switch (exponent) {
    case 0:
      return literal(1)
    case 0.5:
      return call('sqrt', 'f64', base)
    case 1:
      return base
    case 2:
      return call('square', 'f64', base)
    case 3:
      return call('cube', 'f64', base)
    case 4:
      return call('square', 'f64', call('square', 'f64', base))
    default:
      return undefined
  }
}
