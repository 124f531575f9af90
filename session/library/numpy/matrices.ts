/** Matrices with something on their diagonal. */
import { array, roomFor, storage, withData, zerosLike, type ArrayValue } from '../../arrays/array.ts'
import { float64 } from '../../arrays/kinds.ts'
import { wrapAxis } from '../../arrays/shape.ts'
import { relaidCopy } from '../../evaluate/array-view.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given, needArray, optionalInteger } from '../arguments.ts'
import { row } from '../row.ts'
import { cast, elementType } from './element-type.ts'
import { readExtent } from './shape-argument.ts'

const eye = row('eye(N, M=None, k=0, dtype=float)', ([n = null, m, k, dtype], site) => {
  const [rows, columns] = sides(n, m, site)
  return onDiagonal(rows, columns, optionalInteger(k, 'k', site) ?? 0, dtype)
})

const identity = row('identity(n, dtype=None)', ([n = null, dtype], site) => {
  return onDiagonal(...sides(n, null, site), 0, dtype)
})

/** Rows and columns, as many of these where nothing else is said. */
function sides(rows: Value, columns: Value | undefined, site: CallSite): readonly [rows: number, columns: number] {
  const height = readExtent(rows, site)
  const width = given(columns) ? readExtent(columns, site) : height
  roomFor([height, width])
  return [height, width]
}

function onDiagonal(rows: number, columns: number, shift: number, dtype: Value | undefined): ArrayValue {
  const data = storage('float', rows * columns)
  for (let k = 0; k < rows; k++) if (k + shift >= 0 && k + shift < columns) data[k * columns + k + shift] = 1
  return cast(array(data, [rows, columns], 'float'), elementType(dtype) ?? float64)
}

/** A diagonal of a matrix, or a matrix with this diagonal. */
const diag = row('diag(v, k=0)', ([v, k], site) => {
  const values = needArray(v, 'diag', site)
  const shift = optionalInteger(k, 'k', site) ?? 0
  if (values.shape.length === 2) return diagonalOf(values, shift)
  if (values.shape.length !== 1) throw new PythonError('ValueError', 'Input must be 1- or 2-d.')
  const length = values.data.length + Math.abs(shift)
  const data = zerosLike(values.data, roomFor([length, length]))
  values.data.forEach((x, i) => {
    data[(i + Math.max(0, -shift)) * length + i + Math.max(0, shift)] = x
  })
  return array(data, [length, length], values.type)
})

/**
 * The diagonal of matrices, `shift` places to the right, as the last axis of what is left of the others.
 *
 * @param plane the axes that rows and columns of the matrices lie along
 * @throws PythonError ValueError for less than two axes
 */
export function diagonalOf(values: ArrayValue, shift: number, plane: readonly [number, number] = [0, 1]): ArrayValue {
  if (values.shape.length < 2) {
    throw new PythonError('ValueError', 'diag requires an array of at least two dimensions')
  }
  const [first, second] = plane.map(axis => wrapAxis(values, axis))
  if (first === second) throw new PythonError('ValueError', 'axis1 and axis2 cannot be the same')
  return relaidCopy(values, ({ start, shape, strides }) => {
    const extent = (axis = 0): number => shape[axis] ?? 1
    const stride = (axis = 0): number => strides[axis] ?? 0
    const [down, right] = [Math.max(0, -shift), Math.max(0, shift)]
    const others = shape.flatMap((_, axis) => (axis === first || axis === second ? [] : [axis]))
    return {
      start: start + down * stride(first) + right * stride(second),
      shape: [...others.map(extent), Math.max(0, Math.min(extent(first) - down, extent(second) - right))],
      strides: [...others.map(stride), stride(first) + stride(second)],
    }
  })
}

/** What lies on and below a diagonal, or on and above it. */
function triangle(name: string, keep: (row: number, column: number, k: number) => boolean): FunctionValue {
  return row(`${name}(m, k=0)`, ([m, k], site) => {
    const values = needArray(m, name, site)
    const [rows, columns, ...more] = values.shape
    if (rows === undefined || columns === undefined || more.length > 0) {
      throw unsupported(`${name}() of other than a matrix is numpy, not yet Hillock`)
    }
    const shift = optionalInteger(k, 'k', site) ?? 0
    const data = values.data.slice()
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) if (!keep(i, j, shift)) data[i * columns + j] = 0
    return withData(values, data, values.shape)
  })
}

const tri = row('tri(N, M=None, k=0, dtype=float)', ([n = null, m, k, dtype], site) => {
  const [rows, columns] = sides(n, m, site)
  const shift = optionalInteger(k, 'k', site) ?? 0
  const data = storage('float', rows * columns)
  for (let i = 0; i < rows; i++) for (let j = 0; j <= i + shift && j < columns; j++) data[i * columns + j] = 1
  return cast(array(data, [rows, columns], 'float'), elementType(dtype) ?? float64)
})

/** numpy's functions that make matrices. */
export const matrices: readonly FunctionValue[] = [
  eye,
  identity,
  diag,
  tri,
  triangle('tril', (i, j, k) => j <= i + k),
  triangle('triu', (i, j, k) => j >= i + k),
]
