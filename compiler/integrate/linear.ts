import type { Expr } from '../grammar/ast.ts'
import type { Algebra } from './algebra.ts'
import { namesOf, type Atom, type Polynomial, type Term } from './polynomial.ts'
import { operands } from '../grammar/equation-tree.ts'
import type { Derivative, System } from './types.ts'

/** `x' = A x + b`, row by row in the order of the equations. */
export interface LinearSystem {
  readonly kind: 'linear'
  readonly variables: readonly string[]
  readonly matrix: readonly (readonly Polynomial[])[]
  readonly offset: readonly Polynomial[]
}

/** An equation that is not linear in the variables, and where. */
export interface Nonlinear {
  readonly kind: 'nonlinear'
  readonly equation: Derivative
  /** The smallest part of the equation that is not linear; if a subexpression's name, the smallest part of that, … */
  readonly places: readonly Expr[]
  /** It might be linear, but is too large to be multiplied out. */
  readonly unexpanded: boolean
}

/** Collects the factors of the variables, after multiplying out and cancelling. */
export function linearSystem(system: System, algebra: Algebra): LinearSystem | Nonlinear {
  const variables = system.equations.map(equation => equation.name)
  const column = new Map(variables.map((name, index) => [name, index]))
  const matrix: Polynomial[][] = []
  const offset: Polynomial[] = []
  for (const equation of system.equations) {
    const row: Term[][] = variables.map(() => [])
    const rest: Term[] = []
    for (const term of algebra.polynomial(equation.expression)) {
      const split = separate(term, column)
      if (split === undefined) {
        const places = smallestNonlinear(equation.expression, system, algebra, column)
        return { kind: 'nonlinear', equation, places, unexpanded: term.factors.some(isUnexpanded(column)) }
      }
      const bucket = split.variable === undefined ? rest : row[column.get(split.variable) ?? 0]
      bucket?.push(split.factor)
    }
    matrix.push(row)
    offset.push(rest)
  }
  return { kind: 'linear', variables, matrix, offset }
}

/** `x' = A x + B` for one variable alone, A and B free of it; undefined if not linear in it. */
export function conditionallyLinear(
  equation: Derivative,
  algebra: Algebra,
): { a: Polynomial; b: Polynomial } | undefined {
  const column = new Map([[equation.name, 0]])
  const a: Term[] = []
  const b: Term[] = []
  for (const term of algebra.polynomial(equation.expression)) {
    const split = separate(term, column)
    if (split === undefined) return undefined
    if (split.variable === undefined) b.push(split.factor)
    else a.push(split.factor)
  }
  return { a, b }
}

/** The first atom, if any, that may change during a step. */
export function unsteadyAtom(polynomial: Polynomial): Atom | undefined {
  return polynomial.flatMap(term => term.factors).find(({ atom }) => !atom.steady)?.atom
}

interface Separated {
  readonly variable?: string
  readonly factor: Term
}

type Columns = ReadonlyMap<string, number>

/** A term as factor × variable, or as it is if it holds none; undefined if it is of any other form. */
function separate(term: Term, variables: Columns): Separated | undefined {
  const involved = term.factors.filter(({ atom }) => dependsOn(atom, variables))
  const [only, ...others] = involved
  if (only === undefined) return { factor: term }
  if (others.length > 0 || only.exponent !== 1 || only.atom.expression.kind !== 'name' || only.atom.sum)
    return undefined
  const variable = only.atom.expression.name
  return { variable, factor: { ...term, factors: term.factors.filter(factor => factor !== only) } }
}

function dependsOn(atom: Atom, variables: Columns): boolean {
  for (const name of atom.names) if (variables.has(name)) return true
  return false
}

function isUnexpanded(variables: Columns): (factor: Term['factors'][number]) => boolean {
  return ({ atom, exponent }) =>
    atom.sum !== undefined && exponent > 0 && Number.isInteger(exponent) && dependsOn(atom, variables)
}

/** Follows the first operand that is not linear as long as there is one, and subexpressions to their definitions. */
function smallestNonlinear(expr: Expr, system: System, algebra: Algebra, variables: Columns): Expr[] {
  const isNonlinear = (each: Expr): boolean =>
    algebra.polynomial(each).some(term => separate(term, variables) === undefined)
  const inner = operands(expr).find(isNonlinear)
  if (inner !== undefined) return smallestNonlinear(inner, system, algebra, variables)
  const definition = expr.kind === 'name' ? system.subexpressions.get(expr.name) : undefined
  return definition === undefined ? [expr] : [expr, ...smallestNonlinear(definition, system, algebra, variables)]
}

/** Whether any of the variables occurs in a polynomial. */
export function mentions(polynomial: Polynomial, names: Iterable<string>): boolean {
  const present = namesOf(polynomial)
  for (const name of names) if (present.has(name)) return true
  return false
}
