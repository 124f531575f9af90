/** Expressions multiplied out: sums of products of atoms with literal coefficients, for passes that compare or regroup them. */
import { binary, type IrExpr, literal } from '../ir.ts'
import { createKeys } from '../walk.ts'
import { wholePower } from './powers.ts'

/** Whatever is no sum, product or quotient, to a power. */
export interface Factor {
  readonly key: string
  readonly atom: IrExpr
  /** An integer other than 0. */
  readonly exponent: number
}

/** A product of atoms, which are sorted by their keys. */
export interface Term {
  readonly coefficient: number
  readonly factors: readonly Factor[]
}

/** A sum of terms with different factors, in order of their appearance. */
export type Polynomial = readonly Term[]

/** Longer sums are not multiplied out: they count as atoms. */
const maxTerms = 32

/** Multiplies out; keys of atoms are equal for equal ones within one of these. */
export function createPolynomials(): (expr: IrExpr) => Polynomial {
  const keyOf = createKeys()
  const atom = (expr: IrExpr, exponent = 1): Polynomial => [
    { coefficient: 1, factors: [{ key: keyOf(expr), atom: expr, exponent }] },
  ]
  const of = (expr: IrExpr): Polynomial => {
    if (expr.type !== 'f64') return atom(expr)
    switch (expr.kind) {
      case 'literal':
        return expr.value === 0 ? [] : [{ coefficient: expr.value, factors: [] }]
      case 'negate':
        return scaled(of(expr.operand), -1)
      case 'binary':
        return combined(expr.operator, of(expr.left), of(expr.right), expr.right) ?? atom(expr)
      case 'call': {
        const [operand] = expr.arguments
        const exponent = { square: 2, cube: 3 }[expr.operation]
        if (operand === undefined || exponent === undefined) return atom(expr)
        return power(of(operand), exponent) ?? atom(expr)
      }
      default:
        return atom(expr)
    }
  }
  const combined = (
    operator: '+' | '-' | '*' | '/',
    left: Polynomial,
    right: Polynomial,
    divisor: IrExpr,
  ): Polynomial | undefined => {
    switch (operator) {
      case '+':
        return bounded(gathered([...left, ...right]))
      case '-':
        return bounded(gathered([...left, ...scaled(right, -1)]))
      case '*':
        return product(left, right)
      case '/': {
        const [only, ...more] = right
        if (only === undefined) return undefined
        return product(left, more.length === 0 ? [inverse(only)] : atom(divisor, -1))
      }
    }
  }
  return of
}

function bounded(polynomial: Polynomial): Polynomial | undefined {
  return polynomial.length > maxTerms ? undefined : polynomial
}

function product(left: Polynomial, right: Polynomial): Polynomial | undefined {
  if (left.length * right.length > maxTerms) return undefined
  return gathered(left.flatMap(a => right.map(b => times(a, b))))
}

function power(base: Polynomial, exponent: number): Polynomial | undefined {
  let result: Polynomial | undefined = base
  for (let k = 1; k < exponent && result !== undefined; k++) result = product(result, base)
  return result
}

/** The product of two terms. */
export function times(a: Term, b: Term): Term {
  const factors = new Map(a.factors.map(factor => [factor.key, factor]))
  for (const factor of b.factors) {
    const exponent = (factors.get(factor.key)?.exponent ?? 0) + factor.exponent
    if (exponent === 0) factors.delete(factor.key)
    else factors.set(factor.key, { ...factor, exponent })
  }
  const sorted = [...factors.values()].sort((x, y) => (x.key < y.key ? -1 : 1))
  return { coefficient: a.coefficient * b.coefficient, factors: sorted }
}

/** 1 over a term. */
export function inverse({ coefficient, factors }: Term): Term {
  return {
    coefficient: 1 / coefficient,
    factors: factors.map(factor => ({ ...factor, exponent: -factor.exponent })),
  }
}

/** A polynomial times a number. */
export function scaled(polynomial: Polynomial, by: number): Polynomial {
  return polynomial.map(term => ({ ...term, coefficient: term.coefficient * by }))
}

/** What tells terms with the same factors. */
export function factorsKey({ factors }: Term): string {
  return factors.map(({ key, exponent }) => `${key}^${exponent}`).join(' ')
}

function gathered(terms: Polynomial): Polynomial {
  const sums = new Map<string, Term>()
  for (const term of terms) {
    const key = factorsKey(term)
    sums.set(key, { ...term, coefficient: (sums.get(key)?.coefficient ?? 0) + term.coefficient })
  }
  return [...sums.values()].filter(({ coefficient }) => coefficient !== 0)
}

/** A term as an expression. */
export function termExpression({ coefficient, factors }: Term): IrExpr {
  const powers = (above: boolean): IrExpr[] =>
    factors
      .filter(({ exponent }) => exponent > 0 === above)
      .map(({ atom, exponent }) => wholePower(atom, Math.abs(exponent)))
  const above = powers(true)
  const dividend = productOf(coefficient === 1 && above.length > 0 ? above : [...above, literal(coefficient)])
  const below = powers(false)
  return below.length === 0 ? dividend : binary('/', dividend, productOf(below))
}

function productOf(factors: readonly IrExpr[]): IrExpr {
  return factors.reduce((left, right) => binary('*', left, right))
}

/** Terms as a sum; zero if there are none. */
export function sumExpression(terms: Polynomial): IrExpr {
  const [first, ...others] = terms
  if (first === undefined) return literal(0)
  return others.reduce<IrExpr>(
    (sum, term) =>
      term.coefficient < 0
        ? binary('-', sum, termExpression({ ...term, coefficient: -term.coefficient }))
        : binary('+', sum, termExpression(term)),
    termExpression(first),
  )
}
