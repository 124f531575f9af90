/**
 * Which linear systems Brian 2 solves exactly when left to choose. Its symbolic solver must find a unique fixed point
 * and a matrix exponential that is visibly real. Found by asking Brian 2 (2.9 and later) about many systems.
 */
import { calleeOf } from './tree.ts'
import { entry } from './linear.ts'
import { loops } from './graph.ts'
import { add, equal, multiply, scale, type Atom, type Polynomial } from './polynomial.ts'
import { minusOne, ratio, type Ratio } from './ratio.ts'
import { squareOf } from './square.ts'

/** Why Brian 2 would not solve `x' = A x + b` exactly, as the end of a sentence; undefined if it does. */
export function whyNotInBrian(matrix: readonly (readonly Polynomial[])[]): string | undefined {
  const acts = matrix.map(row => row.map(each => each.length > 0))
  for (const loop of loops(acts)) {
    const [i = 0, j] = loop
    if (loop.length > 2) return 'three or more of the variables act on each other in a loop'
    const reason =
      j === undefined
        ? single(entry(matrix, i, i))
        : pair(entry(matrix, i, i), entry(matrix, i, j), entry(matrix, j, i), entry(matrix, j, j))
    if (reason !== undefined) return reason
  }
  return undefined
}

function single(a: Polynomial): string | undefined {
  return a.length === 0 ? 'they have no unique fixed point' : undefined
}

/**
 * Two variables in a loop, `[[a, b], [c, d]]`. The eigenvalues hold the root of D = (a - d)² + 4bc.
 * With entries all known to be real, Brian 2 takes the real part of its solution, which comes out if the root of D is
 * visibly real, or imaginary while a = d (or the numbers are decimal fractions). Otherwise the solution must be free
 * of imaginary numbers, which D = negative number × square brings in and any other D does not.
 */
function pair(a: Polynomial, b: Polynomial, c: Polynomial, d: Polynomial): string | undefined {
  if (equal(multiply(a, d), multiply(b, c))) return 'they have no unique fixed point'
  const difference = add(a, scale(d, minusOne))
  const discriminant = add(multiply(difference, difference), scale(multiply(b, c), four))
  if (discriminant.length === 0) return undefined
  const square = squareOf(discriminant)
  const negative = square !== undefined && square.factor.numerator < 0
  const oscillates = 'Brian 2 meets complex numbers in their solution'
  if (![a, b, c, d].every(isReal)) return negative ? oscillates : undefined
  if (square === undefined) return oscillates
  const simple = difference.length === 0 || [a, b, c, d].some(each => each.some(term => term.coefficient.decimal))
  return negative && !simple ? oscillates : undefined
}

const four: Ratio = ratio(4, 1, false)

/** Functions that give real numbers for real ones, whatever their argument. */
const realFunctions: ReadonlySet<string> = new Set(['exp', 'sin', 'cos', 'sinh', 'cosh', 'tanh', 'arctan', 'abs'])

/** Known to be real and finite without knowing any value: no division, no root. */
function isReal(polynomial: Polynomial): boolean {
  return polynomial.every(term =>
    term.factors.every(
      ({ atom, exponent }) => isConstant(atom) || (exponent > 0 && Number.isInteger(exponent) && isRealAtom(atom)),
    ),
  )
}

function isRealAtom(atom: Atom): boolean {
  if (atom.sum) return isReal(atom.sum)
  return atom.expression.kind === 'name' || realFunctions.has(calleeOf(atom.expression) ?? '')
}

function isConstant({ expression }: Atom): boolean {
  return expression.kind === 'name' && (expression.name === 'pi' || expression.name === 'e')
}
