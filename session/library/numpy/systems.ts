/** Systems of linear equations, of complex numbers too. */
import { array, asFloats, numbers, type ArrayValue } from '../../arrays/array.ts'
import { fromReal, type ComplexArray } from '../../arrays/complex-array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexOf, complexValue, holdsComplex, toComplexArray } from '../../evaluate/complex-arrays.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { needArray } from '../arguments.ts'
import { row } from '../row.ts'
import { eliminate } from './elimination.ts'
import { inOwnPrecision } from './own-precision.ts'
import { needSquare, requireSquare } from './square.ts'
import { inVersion } from './units.ts'

function singular(): PythonError {
  return new PythonError('LinAlgError', 'Singular matrix')
}

/** Whether one of the values has complex numbers in it. */
function areComplex(...values: readonly (Value | undefined)[]): boolean {
  return values.some(value => complexOf(value) !== undefined || holdsComplex(value))
}

function complexOperand(value: Value | undefined, name: string, site: CallSite): ComplexArray {
  return toComplexArray(value ?? null, site) ?? fromReal(needArray(value, name, site))
}

/** Real and imaginary parts as unknowns of their own: twice as many equations of real numbers. */
function solveComplex(matrix: ComplexArray, right: ComplexArray): ComplexArray {
  requireSquare(matrix)
  const [n = 0] = matrix.shape
  requireSides(right, n)
  const columns = right.re.length / Math.max(1, n)
  const whole = numbers(4 * n * n, k => {
    const [i, j] = [Math.floor(k / (2 * n)), k % (2 * n)]
    const place = (i % n) * n + (j % n)
    const isMixed = i < n !== j < n
    const number = (isMixed ? matrix.im : matrix.re)[place] ?? NaN
    return isMixed && i < n ? -number : number
  })
  const sides = Float64Array.from([...right.re, ...right.im])
  const { solution, isSingular } = eliminate(array(whole, [2 * n, 2 * n]), sides, columns)
  if (isSingular) throw singular()
  return { re: solution.slice(0, n * columns), im: solution.slice(n * columns), shape: right.shape }
}

function requireSides({ shape }: { readonly shape: readonly number[] }, n: number): void {
  if (shape[0] === n && shape.length <= 2) return
  throw new PythonError('ValueError', 'solve: Input operand 1 has a mismatch in its core dimension 0')
}

const solve = row('solve(a, b)', ([a, b], site) => {
  if (areComplex(a, b))
    return complexValue(solveComplex(complexOperand(a, 'solve', site), complexOperand(b, 'solve', site)))
  const [matrix, right] = [needSquare(a, 'solve', site), needArray(b, 'solve', site)]
  const [n = 0] = matrix.shape
  const columns = right.data.length / Math.max(1, n)
  requireSides(right, n)
  const { solution, isSingular } = eliminate(matrix, Float64Array.from(right.data), columns)
  if (isSingular) throw singular()
  return array(solution, right.shape, 'float', right.dimension)
})

/** The matrix that has 1 on its diagonal, and nothing beside it. */
function unit(n: number): ArrayValue {
  return array(
    numbers(n * n, k => Number(k % (n + 1) === 0)),
    [n, n],
  )
}

const inv = row('inv(a)', ([a], site) => {
  if (areComplex(a)) {
    const own = complexOperand(a, 'inv', site)
    requireSquare(own)
    return complexValue(solveComplex(own, fromReal(unit(own.shape[0] ?? 0))))
  }
  const matrix = needSquare(a, 'inv', site)
  const [n = 0] = matrix.shape
  const { solution, isSingular } = eliminate(matrix, asFloats(unit(n).data), n)
  if (isSingular) throw singular()
  return array(solution, [n, n], 'float', matrix.dimension)
})

const det = row('det(a)', ([a], site) => {
  const matrix = needSquare(a, 'det', site)
  return array(Float64Array.of(eliminate(matrix, new Float64Array(), 0).determinant), [], 'float')
})

export const systemRows: readonly FunctionValue[] = [
  inOwnPrecision(inVersion(solve, 'numpy'), 2),
  inOwnPrecision(inv),
  inOwnPrecision(det),
]
