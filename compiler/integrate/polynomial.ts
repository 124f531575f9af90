/**
 * Polynomials in atoms: sums of number × product of atom^exponent, exponents real and perhaps negative. An atom is a
 * name, or a sub-expression that is not looked into (a function call, a sum in a denominator, a root of a sum).
 * Sums and products of polynomials here; how an expression becomes one is in `algebra.ts`.
 */
import type { Expr } from '../grammar/ast.ts'
import { minusOne, plus, power, times, valueOf, type Ratio } from './ratio.ts'

export interface Atom {
  /** Equal atoms are one object; numbered in the order they were met. */
  readonly id: number
  readonly expression: Expr
  /** Set where the atom is a whole polynomial that stands under an exponent. */
  readonly sum?: Polynomial
  /** Every name it depends on, subexpressions followed. */
  readonly names: ReadonlySet<string>
  /** Keeps its value during a step: without `t` (but as the argument of a stepwise function) and stateful functions. */
  readonly steady: boolean
}

export interface Factor {
  readonly atom: Atom
  /** Never 0. */
  readonly exponent: number
}

export interface Term {
  readonly coefficient: Ratio
  /** Ascending by the atom's id, each atom once. */
  readonly factors: readonly Factor[]
}

/** No two terms have the same factors, no coefficient is 0; zero has no terms. */
export type Polynomial = readonly Term[]

export const zero: Polynomial = []

export function constant(coefficient: Ratio): Polynomial {
  return coefficient.numerator === 0 ? zero : [{ coefficient, factors: [] }]
}

/** Equal for terms that differ by their coefficient only. */
export function keyOf(factors: readonly Factor[]): string {
  return factors.map(({ atom, exponent }) => `${atom.id}^${exponent}`).join('*')
}

/** Equal for equal polynomials, whatever the order of their terms. */
export function polynomialKey(polynomial: Polynomial): string {
  const parts = polynomial.map(
    ({ coefficient: { numerator, denominator }, factors }) => `${numerator}/${denominator}*${keyOf(factors)}`,
  )
  return parts.toSorted().join('+')
}

/**
 * The sum of terms, like ones gathered. A coefficient that is zero but for the rounding of the additions that made
 * it is zero: `0.1*v + 0.2*v - 0.3*v` cancels.
 */
export function collect(terms: Iterable<Term>): Polynomial {
  const gathered = new Map<string, { term: Term; magnitude: number }>()
  for (const term of terms) {
    const key = keyOf(term.factors)
    const before = gathered.get(key)
    const size = Math.abs(valueOf(term.coefficient))
    if (before === undefined) gathered.set(key, { term, magnitude: size })
    else {
      const coefficient = plus(before.term.coefficient, term.coefficient)
      gathered.set(key, { term: { ...term, coefficient }, magnitude: before.magnitude + size })
    }
  }
  const kept: Term[] = []
  for (const { term, magnitude } of gathered.values()) {
    const size = Math.abs(valueOf(term.coefficient))
    if (size !== 0 && !(size <= 4 * Number.EPSILON * magnitude)) kept.push(term)
  }
  return kept
}

export function add(a: Polynomial, b: Polynomial): Polynomial {
  return collect([...a, ...b])
}

export function scale(polynomial: Polynomial, by: Ratio): Polynomial {
  return polynomial.map(term => ({ ...term, coefficient: times(term.coefficient, by) }))
}

export function multiplyTerms(a: Term, b: Term): Term {
  return { coefficient: times(a.coefficient, b.coefficient), factors: multiplyFactors(a.factors, b.factors) }
}

/** Every term of one with every term of the other. */
export function multiply(a: Polynomial, b: Polynomial): Polynomial {
  return collect(a.flatMap(left => b.map(right => multiplyTerms(left, right))))
}

/** A term to a whole power. */
export function powerOfTerm({ coefficient, factors }: Term, exponent: number): Term {
  const raised = exponent === 0 ? [] : factors.map(each => ({ ...each, exponent: each.exponent * exponent }))
  return { coefficient: power(coefficient, exponent), factors: raised }
}

/** Whether two polynomials are the same. */
export function equal(a: Polynomial, b: Polynomial): boolean {
  return add(a, scale(b, minusOne)).length === 0
}

/** Every name a polynomial depends on. */
export function namesOf(polynomial: Polynomial): Set<string> {
  return new Set(polynomial.flatMap(term => term.factors.flatMap(({ atom }) => [...atom.names])))
}

function multiplyFactors(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const merged = new Map<number, Factor>()
  for (const factor of [...a, ...b]) {
    const before = merged.get(factor.atom.id)
    merged.set(factor.atom.id, before ? { ...factor, exponent: before.exponent + factor.exponent } : factor)
  }
  return [...merged.values()].filter(({ exponent }) => exponent !== 0).toSorted((x, y) => x.atom.id - y.atom.id)
}
