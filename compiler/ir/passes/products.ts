/**
 * Regroups chains of products and quotients so that what does not change is multiplied and divided once, before the
 * run: `dt*((a - v)/tau)` becomes `(a - v)*(dt/tau)`. Only state updates are rewritten; code that runs once, and
 * conditions, keep the author's order.
 */
import { binary, type IrExpr, literal, negate } from '../ir.ts'
import { mapOperands } from '../walk.ts'
import { type Changing, type Variation, variationOf } from './variation.ts'

interface Factors {
  negative: boolean
  readonly above: IrExpr[]
  readonly below: IrExpr[]
}

/** Regroups every chain in an expression, but for conditions: one of refractoriness is part of a state update too. */
export function regroupProducts(expr: IrExpr, changing: Changing): IrExpr {
  if (expr.type === 'bool') return expr
  if (expr.type !== 'f64' || !isProduct(expr)) return mapOperands(expr, operand => regroupProducts(operand, changing))
  const factors: Factors = { negative: false, above: [], below: [] }
  collect(expr, false, factors)
  return assemble(
    {
      negative: factors.negative,
      above: factors.above.map(factor => regroupProducts(factor, changing)),
      below: factors.below.map(factor => regroupProducts(factor, changing)),
    },
    changing,
  )
}

function isProduct(expr: IrExpr): boolean {
  if (expr.kind === 'negate') return isProduct(expr.operand)
  return expr.kind === 'binary' && (expr.operator === '*' || expr.operator === '/')
}

function collect(expr: IrExpr, inverse: boolean, factors: Factors): void {
  if (expr.type === 'f64' && expr.kind === 'negate') {
    factors.negative = !factors.negative
    collect(expr.operand, inverse, factors)
  } else if (expr.type === 'f64' && expr.kind === 'binary' && (expr.operator === '*' || expr.operator === '/')) {
    collect(expr.left, inverse, factors)
    collect(expr.right, expr.operator === '/' ? !inverse : inverse, factors)
  } else if (inverse) factors.below.push(expr)
  else factors.above.push(expr)
}

function assemble({ negative, above, below }: Factors, changing: Changing): IrExpr {
  const of = (list: readonly IrExpr[], ...variations: Variation[]): IrExpr[] =>
    list.filter(each => variations.includes(variationOf(each, changing)))
  const constant = quotient(of(above, 'constant'), of(below, 'constant'))
  const neuronBelow = of(below, 'neuron')
  // A division by a read-only value of the neuron is done once per neuron, with all else that is known by then.
  const known = neuronBelow.length === 0 ? constant : quotient([...of(above, 'neuron'), ...some(constant)], neuronBelow)
  const varying = of(above, 'step', 'both', ...(neuronBelow.length === 0 ? (['neuron'] as const) : []))
  const result = quotient([...varying, ...some(known)], of(below, 'step', 'both')) ?? literal(1)
  return negative ? negated(result, known) : result
}

function some(expr: IrExpr | undefined): IrExpr[] {
  return expr === undefined ? [] : [expr]
}

function quotient(above: readonly IrExpr[], below: readonly IrExpr[]): IrExpr | undefined {
  const product = (list: readonly IrExpr[]): IrExpr | undefined =>
    list.length === 0 ? undefined : list.reduce((left, right) => binary('*', left, right))
  // Rounded, z φ₁(-z) is at most 1 for the very z of the argument: then no step goes beyond a steady state.
  const flows = above.filter(isFlow)
  const dividend = product(above.filter(factor => !isFlow(factor)))
  const divisor = product(below)
  const rest = divisor === undefined ? dividend : binary('/', dividend ?? literal(1), divisor)
  return product([...some(rest), ...flows])
}

/** (exp(z) - 1)/z. */
function isFlow(expr: IrExpr): boolean {
  return expr.kind === 'call' && (expr.operation === 'phi1' || expr.operation === 'exprel')
}

/** The sign goes to the part that is computed once, if there is one. */
function negated(result: IrExpr, known: IrExpr | undefined): IrExpr {
  if (known !== undefined && result.kind === 'binary' && result.operator === '*' && result.right === known) {
    return { ...result, right: negate(known) }
  }
  return negate(result)
}
