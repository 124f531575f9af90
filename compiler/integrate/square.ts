import { add, equal, multiply, multiplyTerms, powerOfTerm, scale, type Polynomial, type Term } from './polynomial.ts'
import { minusOne, one, over, plus, type Ratio } from './ratio.ts'

/** A polynomial as number × root². */
interface Square {
  readonly factor: Ratio
  readonly root: Polynomial
}

/** Roots with more terms than this are not looked for. */
const mostTerms = 12

/**
 * The square root of a polynomial up to a number, or undefined if it has none with whole exponents: the leading terms
 * of the remainder give the terms of the root one by one, as in long division.
 */
export function squareOf(polynomial: Polynomial): Square | undefined {
  const lead = leadingTerm(polynomial)
  if (lead === undefined || lead.factors.some(({ exponent }) => exponent % 2 !== 0)) return undefined
  const target = scale(polynomial, over(one, lead.coefficient))
  const first: Term = {
    coefficient: one,
    factors: lead.factors.map(each => ({ ...each, exponent: each.exponent / 2 })),
  }
  const inverse = powerOfTerm({ coefficient: plus(one, one), factors: first.factors }, -1)
  let root: Polynomial = [first]
  for (let count = 0; count < mostTerms; count++) {
    const square = multiply(root, root)
    if (equal(square, target)) return { factor: lead.coefficient, root }
    const next = leadingTerm(add(target, scale(square, minusOne)))
    if (next === undefined) return undefined
    root = add(root, [multiplyTerms(next, inverse)])
  }
  return undefined
}

function leadingTerm(polynomial: Polynomial): Term | undefined {
  return polynomial.reduce<Term | undefined>((best, term) => (best && order(best, term) >= 0 ? best : term), undefined)
}

/** Lexicographic by exponents, atoms in the order of their numbers: kept by multiplication. */
function order(a: Term, b: Term): number {
  const ids = [...a.factors, ...b.factors].map(factor => factor.atom.id).toSorted((x, y) => x - y)
  for (const id of ids) {
    const difference = exponentOf(a, id) - exponentOf(b, id)
    if (difference !== 0) return difference
  }
  return 0
}

function exponentOf(term: Term, id: number): number {
  return term.factors.find(factor => factor.atom.id === id)?.exponent ?? 0
}
