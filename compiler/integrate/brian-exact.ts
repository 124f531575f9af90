/**
 * Which linear systems Brian 2 solves exactly when left to choose. Its symbolic solver must find a unique fixed point
 * and a matrix exponential that is visibly real. Found by asking Brian 2.9 about many systems.
 */
import { functions } from '../model/functions.ts'
import { calleeOf } from '../grammar/equation-tree.ts'
import { loops } from './graph.ts'
import { add, multiply, scale, zero, type Atom, type Polynomial } from './polynomial.ts'
import { minusOne, ratio, type Ratio } from './ratio.ts'
import { squareOf } from './square.ts'

/** Why Brian 2 would not solve `x' = A x + b` exactly, as the end of a sentence; undefined if it does. */
export function whyNotInBrian(matrix: readonly (readonly Polynomial[])[]): string | undefined {
  const acts = matrix.map(row => row.map(each => each.length > 0))
  const real = matrix.every(row => row.every(isReal))
  for (const loop of loops(acts)) {
    if (loop.length > 2) return 'three or more of the variables act on each other in a loop'
    const block = loop.map(i => loop.map(j => matrix[i]?.[j] ?? zero))
    if (determinant(block).length === 0) return 'they have no unique fixed point'
    if (loop.length === 2 && !isVisiblyReal(block, real)) return 'it meets complex numbers in their solution'
  }
  return undefined
}

/** Of a block of one or two rows. */
function determinant(block: readonly (readonly Polynomial[])[]): Polynomial {
  const [[a = zero, b = zero] = [], second] = block
  if (second === undefined) return a
  const [c = zero, d = zero] = second
  return add(multiply(a, d), scale(multiply(b, c), minusOne))
}

/**
 * Two variables in a loop, `[[a, b], [c, d]]`. The eigenvalues hold the root of D = (a - d)² + 4bc.
 * If all entries of the whole matrix are known to be real, Brian 2 takes the real part of its solution, which comes out
 * where the root of D is a known real, or an imaginary one while a = d (or the numbers are decimal fractions). Otherwise
 * no imaginary number may occur, which D = negative number × square brings in and any other D does not.
 */
function isVisiblyReal(block: readonly (readonly Polynomial[])[], real: boolean): boolean {
  const [[a = zero, b = zero] = [], [c = zero, d = zero] = []] = block
  const difference = add(a, scale(d, minusOne))
  const discriminant = add(multiply(difference, difference), scale(multiply(b, c), four))
  if (discriminant.length === 0) return true
  const square = squareOf(discriminant)
  const imaginary = square !== undefined && square.factor.numerator < 0
  if (!real) return !imaginary
  if (square === undefined) return false
  const decimal = [a, b, c, d].some(each => each.some(term => term.coefficient.decimal))
  return !imaginary || difference.length === 0 || decimal
}

const four: Ratio = ratio(4, 1, false)

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
  return atom.expression.kind === 'name' || functions.get(calleeOf(atom.expression) ?? '')?.real === true
}

function isConstant({ expression }: Atom): boolean {
  return expression.kind === 'name' && (expression.name === 'pi' || expression.name === 'e')
}
