import { binary, call, type IrExpr, type IrStatement, literal, local } from '../ir.ts'
import { mapExpressions, mapOperands, unlessSame, unlessSameList } from '../walk.ts'
import { simplify } from './simplify.ts'
import { type Changing, variationOf } from './variation.ts'

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

/** Larger whole powers than these stay `pow`. */
const maxWhole = 16

/** Whole powers beyond those above by squares and cubes, which may differ from `pow` in the last bits: for state updates. */
export function multiplyOutPowers(block: readonly IrStatement[], changing: Changing): IrStatement[] {
  return block.flatMap(outer => {
    const statement =
      'body' in outer
        ? unlessSame(outer, { body: unlessSameList(outer.body, multiplyOutPowers(outer.body, changing)) })
        : outer
    const lets: IrStatement[] = []
    const replace = (expr: IrExpr): IrExpr => {
      const inner = mapOperands(expr, replace)
      if (inner.kind !== 'call' || inner.operation !== 'pow') return inner
      const [base, exponent] = inner.arguments
      if (base === undefined || exponent?.kind !== 'literal') return inner
      const size = Math.abs(exponent.value)
      if (!Number.isInteger(size) || size < 1 || size > maxWhole || variationOf(base, changing) !== 'both') return inner
      const power = wholePower(base.kind === 'read' ? base : held(base), size)
      return exponent.value < 0 ? binary('/', literal(1), power) : power
    }
    // It stands more than once in a product.
    const held = (base: IrExpr): IrExpr => {
      const own = { stem: 'base', type: 'f64' } as const
      lets.push({ kind: 'let', local: own, value: base, origin: statement.origin })
      return local(own)
    }
    const replaced = mapExpressions(statement, replace)
    return [...lets, replaced]
  })
}

/** x^n, n > 0, by squares and cubes. */
export function wholePower(x: IrExpr, n: number): IrExpr {
  if (n === 1) return x
  if (n % 2 === 0) return call('square', 'f64', wholePower(x, n / 2))
  if (n % 3 === 0) return call('cube', 'f64', wholePower(x, n / 3))
  return binary('*', wholePower(x, n - 1), x)
}
