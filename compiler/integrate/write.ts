import type { Span } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { binary, literal, name, negative, product } from './build.ts'
import { one, over, type Ratio } from './ratio.ts'
import { multiplyTerms, powerOfTerm, type Factor, type Polynomial, type Term } from './polynomial.ts'

/**
 * A polynomial as an expression to read and to compute with: what all terms share stands once, outside. `v0/tau - v/tau` becomes `(v0 - v)/tau`, the factor of v in it `-1/tau`.
 */
export function write(polynomial: Polynomial, span: Span): Expr {
  if (polynomial.length === 0) return literal(0, span)
  const common = commonTerm(polynomial)
  const rest = divide(polynomial, common)
  const inner = rest.length === 1 ? undefined : writeSum(rest, span)
  return writeTerm(common, inner, span)
}

function writeSum(terms: Polynomial, span: Span): Expr {
  const first = Math.max(
    0,
    terms.findIndex(term => term.coefficient.numerator > 0),
  )
  const ordered = [...terms.slice(first, first + 1), ...terms.slice(0, first), ...terms.slice(first + 1)]
  return (
    ordered
      .map(term => ({ minus: term.coefficient.numerator < 0, term }))
      .reduce<Expr | undefined>((left, { minus, term }) => {
        if (left === undefined) return writeTerm(term, undefined, span)
        const magnitude = minus
          ? { ...term, coefficient: { ...term.coefficient, numerator: -term.coefficient.numerator } }
          : term
        return binary(minus ? '-' : '+', left, writeTerm(magnitude, undefined, span), span)
      }, undefined) ?? literal(0, span)
  )
}

/** number × inner × factors above over factors below. */
function writeTerm({ coefficient, factors }: Term, inner: Expr | undefined, span: Span): Expr {
  const { numerator, denominator } = coefficient
  const above = factors.filter(each => each.exponent > 0).map(each => writeFactor(each, span))
  if (inner !== undefined) above.unshift(inner)
  if (Math.abs(numerator) !== 1 || above.length === 0) above.unshift(literal(Math.abs(numerator), span))
  const below = factors
    .filter(each => each.exponent < 0)
    .map(each => writeFactor({ ...each, exponent: -each.exponent }, span))
  if (denominator !== 1) below.unshift(literal(denominator, span))
  const [first = literal(1, span), ...others] = above
  const top = product([numerator < 0 ? negative(first, span) : first, ...others], span) ?? first
  const bottom = product(below, span)
  return bottom === undefined ? top : binary('/', top, bottom, span)
}

/** As the user wrote it: names of subexpressions stay, or nested ones would grow without bounds. */
function writeFactor({ atom: { expression }, exponent }: Factor, span: Span): Expr {
  const base = expression.kind === 'name' ? name(expression.name, span) : expression
  return exponent === 1 ? base : binary('**', base, literal(exponent, span), span)
}

/** The largest term that divides all: shared powers, a shared denominator, and the sign if all are negative. */
function commonTerm(polynomial: Polynomial): Term {
  const [first, ...others] = polynomial
  if (first === undefined || others.length === 0) return first ?? { coefficient: one, factors: [] }
  const factors = first.factors.flatMap(({ atom }) => {
    const exponents = polynomial.map(term => term.factors.find(each => each.atom === atom)?.exponent ?? 0)
    if (exponents.every(each => each > 0)) return [{ atom, exponent: Math.min(...exponents) }]
    if (exponents.every(each => each < 0)) return [{ atom, exponent: Math.max(...exponents) }]
    return []
  })
  return {
    coefficient: commonCoefficient(
      polynomial.map(term => term.coefficient),
      first.coefficient,
    ),
    factors,
  }
}

function commonCoefficient(all: readonly Ratio[], { denominator, numerator, decimal }: Ratio): Ratio {
  const sign = all.every(each => each.numerator < 0) ? -1 : 1
  const size = all.every(each => Math.abs(each.numerator) === Math.abs(numerator)) ? Math.abs(numerator) : 1
  return {
    numerator: sign * size,
    denominator: all.every(each => each.denominator === denominator) ? denominator : 1,
    decimal,
  }
}

function divide(polynomial: Polynomial, { coefficient, factors }: Term): Polynomial {
  const inverse: Term = {
    coefficient: over(one, coefficient),
    factors: powerOfTerm({ coefficient: one, factors }, -1).factors,
  }
  return polynomial.map(term => multiplyTerms(term, inverse))
}
