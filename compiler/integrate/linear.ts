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

/** `x' = A x + B`, what all terms with the bare variable share, and the others. */
export interface Collected {
  readonly a: Polynomial
  readonly b: Polynomial
}

/**
 * One equation collected in its own variable, after multiplying out, as Brian 2 does it: A and B may hold the variable inside
 * of functions, quotients and sums that cannot be multiplied out, and are held during a step.
 *
 * @returns undefined where the variable stands in another power than the first
 */
export function collectOwn(equation: Derivative, algebra: Algebra): Collected | undefined {
  const own = new Map([[equation.name, 0]])
  const a: Term[] = []
  const b: Term[] = []
  for (const term of algebra.polynomial(equation.expression)) {
    const bare = term.factors.find(({ atom }) => isVariable(atom, own))
    if (term.factors.some(isUnexpanded(own)) || (bare !== undefined && bare.exponent !== 1)) return undefined
    if (bare === undefined) b.push(term)
    else a.push({ ...term, factors: term.factors.filter(factor => factor !== bare) })
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
  if (others.length > 0 || only.exponent !== 1 || !isVariable(only.atom, variables)) return undefined
  const [variable = ''] = only.atom.names
  return { variable, factor: { ...term, factors: term.factors.filter(factor => factor !== only) } }
}

/** Whether an atom is one of the variables itself, and not something that holds it. */
function isVariable({ expression, sum }: Atom, variables: Columns): boolean {
  return sum === undefined && expression.kind === 'name' && variables.has(expression.name)
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
