/** `numpy.linalg.eig` and its kind. */
import { type Dimension } from '../../../units/index.ts'
import { array, asFloats, withDimension, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { complexValue } from '../../evaluate/complex-arrays.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { optionalText } from '../arguments.ts'
import { row } from '../row.ts'
import { eigen, symmetricEigen } from './eigen.ts'
import { namedResult } from './named-result.ts'
import { needSquare } from './square.ts'

interface Square {
  readonly data: Float64Array
  readonly n: number
  readonly dimension: Dimension
}

function finiteSquare(value: Value | undefined, name: string, site: CallSite): Square {
  const { data, shape, dimension } = needSquare(value, name, site)
  if (!data.every(Number.isFinite)) throw new PythonError('LinAlgError', 'Array must not contain infs or NaNs')
  return { data: asFloats(data), n: shape[0] ?? 0, dimension }
}

function ended<T>(found: T | undefined): T {
  if (found === undefined) throw new PythonError('LinAlgError', 'Eigenvalues did not converge')
  return found
}

/** The symmetric matrix of which one triangle is given. */
function symmetric(a: Value | undefined, uplo: Value | undefined, name: string, site: CallSite): Square {
  const { data, n, dimension } = finiteSquare(a, name, site)
  const isUpper = (optionalText(uplo, 'UPLO') ?? 'L').toUpperCase() === 'U'
  const full = data.map((_, k) => {
    const [i, j] = [Math.floor(k / n), k % n]
    return data[j > i === isUpper ? k : j * n + i] ?? NaN
  })
  return { data: full, n, dimension }
}

const fields = ['eigenvalues', 'eigenvectors']

const real = (data: Float64Array, shape: readonly number[]): ArrayValue => array(data, shape)

export const eigenRows: readonly FunctionValue[] = [
  row('eig(a)', ([a], site) => {
    const square = finiteSquare(a, 'eig', site)
    const { values, vectors = { re: new Float64Array(), im: new Float64Array() } } = ended(
      eigen(square.data, square.n, true),
    )
    const { n } = square
    const items = [complexValue({ ...values, shape: [n] }), complexValue({ ...vectors, shape: [n, n] })]
    return namedResult('EigResult', fields, items, site)
  }),
  row('eigvals(a)', ([a], site) => {
    const square = finiteSquare(a, 'eigvals', site)
    return complexValue({ ...ended(eigen(square.data, square.n, false)).values, shape: [square.n] })
  }),
  row("eigh(a, UPLO='L')", ([a, uplo], site) => {
    const { data, n, dimension } = symmetric(a, uplo, 'eigh', site)
    const { values, vectors } = ended(symmetricEigen(data, n))
    return namedResult('EighResult', fields, [withDimension(real(values, [n]), dimension), real(vectors, [n, n])], site)
  }),
  row("eigvalsh(a, UPLO='L')", ([a, uplo], site) => {
    const { data, n, dimension } = symmetric(a, uplo, 'eigvalsh', site)
    return withDimension(real(ended(symmetricEigen(data, n)).values, [n]), dimension)
  }),
]
