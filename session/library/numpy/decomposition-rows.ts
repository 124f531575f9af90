/** `numpy.linalg.svd` and its kind. */
import { array, asFloats, isSingle, roomFor, withDimension, type ArrayValue } from '../../arrays/array.ts'
import { dimensionless } from '../../../units/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, optionalText } from '../arguments.ts'
import { row } from '../row.ts'
import {
  choleskyTriangle,
  columnsOf,
  combined,
  orthogonalise,
  rowAfterRow,
  singularValues,
  turned,
  type Columns,
  type Singular,
} from './decompositions.ts'
import { leastSquares, rankOf } from './least-squares.ts'
import { namedResult } from './named-result.ts'
import { inOwnPrecision } from './own-precision.ts'
import { needSquare } from './square.ts'

const epsilon = 2 ** -52

interface Matrix {
  readonly columns: Columns
  readonly rows: number
  /** Below which share of the largest one singular values count as 0 unless something else is said. */
  readonly share: number
}

function needMatrix(value: Value | undefined, name: string, site: CallSite): Matrix {
  const values = needArray(value, name, site)
  const { data, shape } = values
  const [rows, columns, ...more] = shape
  if (more.length > 0) throw unsupported(`${name}() of several matrices at once is numpy, not yet Hillock`)
  if (rows === undefined || columns === undefined) {
    const need = name === 'lstsq' ? 'two' : 'at least two'
    const message = `${shape.length}-dimensional array given. Array must be ${need}-dimensional`
    throw new PythonError('LinAlgError', message)
  }
  const share = (isSingle(values) ? 2 ** -23 : epsilon) * Math.max(rows, columns)
  return { columns: columnsOf(asFloats(data), rows, columns), rows, share }
}

function valueOf(columns: Columns, rows: number): ArrayValue {
  roomFor([rows, columns.length])
  return array(rowAfterRow(columns, rows), [rows, columns.length])
}

function decomposed({ columns, rows }: Matrix, full: boolean, where = ''): Singular {
  const isFinite = columns.every(column => column.every(Number.isFinite))
  const found = isFinite ? singularValues(columns, rows, full) : undefined
  if (found === undefined) throw new PythonError('LinAlgError', `SVD did not converge${where}`)
  return found
}

const svd = row('svd(a, full_matrices=True, compute_uv=True, hermitian=False)', ([a, full, both], site) => {
  const matrix = needMatrix(a, 'svd', site)
  const isFull = flag(full, true, site)
  if (isFull) roomFor([matrix.rows, matrix.rows])
  if (!flag(both, true, site)) return array(decomposed(matrix, false).values)
  const { values, left, right } = decomposed(matrix, isFull)
  const width = matrix.columns.length
  const items = [valueOf(left, matrix.rows), array(values), valueOf(turned(right, width), right.length)]
  return namedResult('SVDResult', ['U', 'S', 'Vh'], items, site)
})

const qr = row("qr(a, mode='reduced')", ([a, mode], site) => {
  const { columns, rows } = needMatrix(a, 'qr', site)
  const how = optionalText(mode, 'mode') ?? 'reduced'
  if (how === 'raw') throw unsupported("qr(mode='raw') is numpy, not yet Hillock")
  if (!['reduced', 'complete', 'r'].includes(how)) throw new PythonError('ValueError', `Unrecognized mode '${how}'`)
  const count = how === 'complete' ? rows : Math.min(rows, columns.length)
  roomFor([rows, count])
  const { r, q } = orthogonalise(columns, rows)
  const upper = valueOf(
    r.map(column => column.slice(0, count)),
    count,
  )
  return how === 'r' ? upper : namedResult('QRResult', ['Q', 'R'], [valueOf(q(count), rows), upper], site)
})

const cholesky = row('cholesky(a, /, *, upper=False)', ([a, upper], site) => {
  const { data, shape } = needSquare(a, 'cholesky', site)
  const [n = 0] = shape
  const columns = columnsOf(asFloats(data), n, n)
  const isUpper = flag(upper, false, site)
  // The upper triangle of a symmetric matrix is the lower one, turned.
  const lower = choleskyTriangle(rowAfterRow(isUpper ? turned(columns, n) : columns, n), n)
  if (lower === undefined) throw new PythonError('LinAlgError', 'Matrix is not positive definite')
  return isUpper ? valueOf(turned(columnsOf(lower, n, n), n), n) : array(lower, [n, n])
})

/** Below which share of the largest one singular values count as 0. */
function shareOf(given_: Value | undefined, otherwise: number, site: CallSite): number {
  return given(given_) ? toNumber(given_, 'rcond', site) : otherwise
}

const pinv = row('pinv(a, rcond=None, hermitian=False, *, rtol=None)', ([a, rcond, , rtol], site) => {
  const matrix = needMatrix(a, 'pinv', site)
  const { columns, rows } = matrix
  const own = rtol === null ? matrix.share : 1e-15
  const { values, left, right } = decomposed(matrix, false)
  const rank = rankOf(values, shareOf(rtol ?? rcond, own, site))
  const inverted = Array.from({ length: rows }, (_, i) =>
    combined(
      right.slice(0, rank),
      Float64Array.from({ length: rank }, (__, k) => (left[k]?.[i] ?? NaN) / (values[k] ?? NaN)),
      columns.length,
    ),
  )
  return valueOf(inverted, columns.length)
})

const lstsq = row('lstsq(a, b, rcond=None)', ([a, b, rcond], site) => {
  const { columns, rows, share: usual } = needMatrix(a, 'lstsq', site)
  const right = withDimension(needArray(b, 'lstsq', site), dimensionless)
  if (right.shape.length > 2 || right.shape[0] !== rows) throw new PythonError('LinAlgError', 'Incompatible dimensions')
  const sides = columnsOf(asFloats(right.data), rows, right.shape[1] ?? 1)
  const isFinite = columns.every(column => column.every(Number.isFinite))
  const share = shareOf(rcond, usual, site)
  const found = isFinite ? leastSquares(columns, rows, sides, share < 0 ? epsilon : share) : undefined
  if (found === undefined) throw new PythonError('LinAlgError', 'SVD did not converge in Linear Least Squares')
  const { solution, residuals, rank, values } = found
  const solved = valueOf(solution, columns.length)
  return tuple([
    right.shape.length === 1 ? { ...solved, shape: [columns.length] } : solved,
    array(residuals),
    array(Int32Array.of(rank), []),
    array(values),
  ])
})

const matrixRank = row('matrix_rank(A, tol=None, hermitian=False, *, rtol=None)', ([a, tol, , rtol], site) => {
  const values = needArray(a, 'matrix_rank', site)
  if (values.shape.length < 2) return BigInt(values.data.some(x => x !== 0))
  const matrix = needMatrix(values, 'matrix_rank', site)
  const found = decomposed(matrix, false).values
  const share = shareOf(rtol, matrix.share, site)
  const least = given(tol) ? toNumber(tol, 'tol', site) : share * (found[0] ?? 0)
  return array(Float64Array.of(found.filter(x => x > least).length), [], 'integer')
})

const cond = row('cond(x, p=None)', ([x, p], site) => {
  if (given(p) && p !== 2n) throw unsupported('cond() by another norm is numpy, not yet Hillock')
  const matrix = needMatrix(x, 'cond', site)
  if (matrix.rows === 0 || matrix.columns.length === 0)
    throw new PythonError('LinAlgError', 'cond is not defined on empty arrays')
  const { values } = decomposed(matrix, false)
  const [largest = 0, smallest = 0] = [values[0], values.at(-1)]
  return array(Float64Array.of(smallest === 0 ? Infinity : largest / smallest), [])
})

export const decompositionRows: readonly FunctionValue[] = [
  ...[svd, qr, cholesky, pinv, cond].map(each => inOwnPrecision(each)),
  inOwnPrecision(lstsq, 2),
  matrixRank,
]
