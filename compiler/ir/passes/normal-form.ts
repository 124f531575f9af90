/**
 * Steps of nonlinear equations are multiplied out and written in Horner's form, where that saves operations: what does
 * not change is folded into coefficients. A quadratic neuron's `v + (0.04 v² + 5 v + 140 - u + I) dt` becomes
 * `v (c₁ v + c₂) - u dt + k`, k being of each neuron. An equation that is linear, with those it depends on, is left as it was
 * written: the difference of x and its steady state is exact where they are equal, and a step does not go beyond it.
 * Multiplying out loses an ulp of the largest term in each, so no power goes beyond three.
 */
import { binary, type IrExpr, type IrStatement } from '../ir.ts'
import { expressionsOf, operands } from '../walk.ts'
import {
  createPolynomials,
  type Factor,
  inverse,
  type Polynomial,
  sumExpression,
  type Term,
  termExpression,
  times,
} from './polynomial.ts'
import { regroupProducts } from './products.ts'
import { whereNothingIsAssigned } from './share.ts'
import { simplify } from './simplify.ts'
import { type Changing, variationOf } from './variation.ts'
import { weightOf } from './weight.ts'

/** The largest power that is multiplied out. */
const maxDegree = 3

/** Writes the new values of a nonlinear system in normal form. */
export function foldCoefficients(block: readonly IrStatement[], changing: Changing): IrStatement[] {
  return whereNothingIsAssigned(block, statements => foldWithin(statements, changing))
}

function foldWithin(statements: readonly IrStatement[], changing: Changing): IrStatement[] {
  const polynomialOf = createPolynomials()
  const degrees = statements.map(each =>
    each.kind === 'let' ? polynomialOf(each.value).map(term => degreeOf(term, changing)) : [],
  )
  if (statements.some(isExact) || degrees.flat().every(degree => degree < 2)) return [...statements]
  return statements.map((statement, index) => {
    if (statement.kind !== 'let' || statement.local.type !== 'f64') return statement
    if (degrees[index]?.some(degree => degree > maxDegree)) return statement
    const value = hornerForm(polynomialOf(statement.value), changing)
    const folded = { ...statement, value }
    return weightOf([folded], changing) < weightOf([statement], changing) ? folded : statement
  })
}

/** Whether a statement is of the method `exact`, whose equations are linear even where their coefficients vary. */
function isExact(statement: IrStatement): boolean {
  const hasFlow = (expr: IrExpr): boolean =>
    (expr.kind === 'call' && expr.operation === 'phi1') || operands(expr).some(hasFlow)
  return statement.kind === 'matrix' || expressionsOf(statement).some(hasFlow)
}

/** The power of what varies in a term; a function of it is of no degree that could be multiplied out, and counts as 2. */
function degreeOf(term: Term, changing: Changing): number {
  return term.factors
    .filter(factor => varies(factor, changing))
    .map(({ atom, exponent }) => {
      if (exponent < 0) return Infinity
      return atom.kind === 'read' ? exponent : exponent + 1
    })
    .reduce((sum, each) => sum + each, 0)
}

function varies({ atom }: Factor, changing: Changing): boolean {
  return variationOf(atom, changing) === 'both'
}

/** A sum with whatever varies in two of its terms taken out, and what does not vary behind. */
function hornerForm(terms: Polynomial, changing: Changing): IrExpr {
  const tidy = (expr: IrExpr): IrExpr => simplify(regroupProducts(expr, changing))
  const common = mostCommon(terms, changing)
  if (common !== undefined) {
    const [within, others] = splitBy(terms, common)
    const product = binary('*', common.atom, hornerForm(within, changing))
    return others.length === 0 ? product : binary('+', product, hornerForm(others, changing))
  }
  const varying = terms.filter(({ factors }) => factors.some(factor => varies(factor, changing)))
  const known = terms.filter(term => !varying.includes(term))
  if (varying.length === 0) return tidy(sumExpression(known))
  const sum = varying
    .map(term => {
      const [part, factor] = splitTerm(term, changing)
      return simplify(binary('*', part, tidy(factor)))
    })
    .reduce((left, right) => binary('+', left, right))
  return known.length === 0 ? sum : binary('+', sum, tidy(sumExpression(known)))
}

/** The factor that most terms have, if two or more do; of several the first. */
function mostCommon(terms: Polynomial, changing: Changing): Factor | undefined {
  const factors = terms.flatMap(term => term.factors).filter(factor => varies(factor, changing))
  const countOf = ({ key }: Factor): number => factors.filter(each => each.key === key).length
  const [first, ...others] = factors
  if (first === undefined) return undefined
  const best = others.reduce((found, each) => (countOf(each) > countOf(found) ? each : found), first)
  return countOf(best) < 2 ? undefined : { ...best, exponent: 1 }
}

/** The terms with a factor, divided by it, and the others. */
function splitBy(terms: Polynomial, factor: Factor): [within: Polynomial, others: Polynomial] {
  const has = (term: Term): boolean => term.factors.some(({ key }) => key === factor.key)
  const by = inverse({ coefficient: 1, factors: [factor] })
  return [terms.filter(has).map(term => times(term, by)), terms.filter(term => !has(term))]
}

/** What varies of a term, and what it is multiplied with. */
function splitTerm({ coefficient, factors }: Term, changing: Changing): [varying: IrExpr, known: IrExpr] {
  const varying = factors.filter(factor => varies(factor, changing))
  const known = factors.filter(factor => !varying.includes(factor))
  return [termExpression({ coefficient: 1, factors: varying }), termExpression({ coefficient, factors: known })]
}
