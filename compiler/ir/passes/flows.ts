/**
 * Steps of exponential Euler, `x + f dt exprel(A dt)` with f = A x + B, compute A and B twice: in f as the modeller wrote
 * it, and in A. Where that saves operations they become `x + (B dt + x z) exprel(z)`, z = A dt, whose terms are shared:
 * a gate with rates α and β needs α dt and β dt once. What rounding takes from the difference of x and its steady state is
 * an ulp of the larger of the two. Only where A varies, and not for the method `exact`, which has φ₁: there the
 * difference stays as it was written, and is exact.
 */
import {
  binary,
  type IrCall,
  type IrExpr,
  type IrRead,
  type IrStatement,
  type LetStatement,
  local,
  negate,
} from '../ir.ts'
import {
  createPolynomials,
  factorsKey,
  inverse,
  type Polynomial,
  scaled,
  sumExpression,
  type Term,
  termExpression,
  times,
} from './polynomial.ts'
import { arraysOf } from '../walk.ts'
import { regroupProducts } from './products.ts'
import { simplify } from './simplify.ts'
import { type Changing, type Variation, variationOf } from './variation.ts'
import { weightOf } from './weight.ts'

/** Rewrites such steps of a block, one by one. */
export function shareRates(block: readonly IrStatement[], changing: Changing): IrStatement[] {
  const polynomialOf = createPolynomials()
  return block.flatMap(statement => {
    const step = statement.kind === 'let' ? stepOf(statement, changing) : undefined
    const rates = step && ratesOf(step, polynomialOf)
    if (step === undefined || rates === undefined) return [statement]
    const shared = written(step, rates, changing)
    return weightOf(shared, changing) < weightOf([statement], changing) ? shared : [statement]
  })
}

/** `x + f φ₁(z)`, f being dt times the equation's right-hand side. */
interface Step {
  readonly statement: LetStatement & IrStatement
  readonly x: IrRead & { readonly place: { readonly kind: 'element' } }
  readonly f: IrExpr
  readonly flow: IrCall
}

function stepOf(statement: LetStatement & IrStatement, changing: Changing): Step | undefined {
  const sum = statement.value
  if (sum.kind !== 'binary' || sum.operator !== '+') return undefined
  const { left: x, right } = sum
  if (x.kind !== 'read' || x.place.kind !== 'element') return undefined
  const factors = factorsOf(right)
  const flow = factors.find(isFlow)
  const others = factors.filter(factor => factor !== flow)
  if (flow === undefined || others.length === 0 || variationOf(flow, changing) !== 'both') return undefined
  const f = others.reduce((product, factor) => binary('*', product, factor))
  return { statement, x: { ...x, place: x.place }, f, flow }
}

function factorsOf(expr: IrExpr): IrExpr[] {
  return expr.kind === 'binary' && expr.operator === '*' ? [...factorsOf(expr.left), ...factorsOf(expr.right)] : [expr]
}

function isFlow(expr: IrExpr): expr is IrCall {
  return expr.kind === 'call' && expr.operation === 'exprel'
}

/** B dt, and −A dt. */
interface Rates {
  readonly gain: Polynomial
  readonly loss: Polynomial
}

/** The rates of a step, if f is linear in x with the very factor that stands in the flow. */
function ratesOf({ x, f, flow }: Step, polynomialOf: (expr: IrExpr) => Polynomial): Rates | undefined {
  const [exponent] = flow.arguments
  const [own] = polynomialOf(x)
  if (exponent === undefined || own === undefined) return undefined
  const key = factorsKey(own)
  const power = (term: Term): number => term.factors.find(factor => `${factor.key}^1` === key)?.exponent ?? 0
  const terms = polynomialOf(f)
  const gain = terms.filter(term => power(term) === 0)
  const slope = terms.filter(term => power(term) === 1).map(term => times(term, inverse(own)))
  const loss = scaled(polynomialOf(exponent), -1)
  const isFree = [...gain, ...slope, ...loss].every(({ factors }) =>
    factors.every(({ atom }) => !arraysOf(atom).includes(x.place.array)),
  )
  if (!isFree || gain.length + slope.length < terms.length || !areEqual(slope, scaled(loss, -1))) return undefined
  return { gain, loss }
}

function areEqual(a: Polynomial, b: Polynomial): boolean {
  const others = new Map(b.map(term => [factorsKey(term), term.coefficient]))
  return (
    a.length === b.length &&
    a.every(term => {
      const other = others.get(factorsKey(term)) ?? Number.NaN
      return Math.abs(term.coefficient - other) <= 1e-14 * Math.abs(other)
    })
  )
}

/** `let a = α dt; let z = -(a + β dt); x + (a + x z) φ₁(z)`. */
function written({ statement, x, flow }: Step, { gain, loss }: Rates, changing: Changing): IrStatement[] {
  const lets: IrStatement[] = []
  const { name } = x.place.array
  const define = (stem: string, value: IrExpr): IrExpr => {
    const made = { stem, type: 'f64' } as const
    lets.push({ kind: 'let', local: made, value, origin: statement.origin })
    return local(made)
  }
  const tidy = (expr: IrExpr): IrExpr => simplify(regroupProducts(expr, changing))
  const varies = (term: Term): boolean => variationOf(termExpression(term), changing) === 'both'
  /** What is lost and, times what does not vary, gained as well. */
  const rates = new Map<Term, IrExpr>()
  const losses = loss.filter(varies)
  const gains = gain.filter(varies).map(term => {
    for (const lost of losses) {
      const ratio = times(term, inverse(lost))
      if (varies(ratio) || ratio.factors.some(({ exponent }) => exponent < 0)) continue
      const rate = rates.get(lost) ?? define(`${name}_rate`, tidy(termExpression(lost)))
      rates.set(lost, rate)
      const isSame = ratio.factors.length === 0 && Math.abs(ratio.coefficient - 1) < 1e-15
      return isSame ? rate : binary('*', rate, tidy(termExpression(ratio)))
    }
    return tidy(termExpression(term))
  })
  const rest = (of: Polynomial, variation: readonly Variation[]): IrExpr[] => {
    const terms = of.filter(term => variation.includes(variationOf(termExpression(term), changing)))
    return terms.length === 0 ? [] : [tidy(sumExpression(terms))]
  }
  const lost = losses.map(term => rates.get(term) ?? tidy(termExpression(term)))
  const total = sum([...lost, ...rest(loss, ['constant', 'neuron']), ...rest(loss, ['step'])])
  const z = define(`${name}_z`, negate(total))
  const gained = [...gains, ...rest(gain, ['constant', 'neuron']), ...rest(gain, ['step']), binary('*', x, z)]
  const value = binary('+', x, binary('*', sum(gained), { ...flow, arguments: [z] }))
  return [...lets, { ...statement, value }]
}

function sum(terms: readonly IrExpr[]): IrExpr {
  return terms.reduce((left, right) => binary('+', left, right))
}
