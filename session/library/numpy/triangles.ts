/** Places in matrices, and what is written along their diagonal. */
import { isDimensionless } from '../../../units/index.ts'
import { array, asBytes, roomFor, type ArrayValue } from '../../arrays/array.ts'
import { placesOfTruths } from '../../arrays/byte-loops.ts'
import { pickAlong, reshape } from '../../arrays/shape.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray, toInteger } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { setItem } from '../../evaluate/subscript.ts'
import { tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { needArray, optionalInteger, rest } from '../arguments.ts'
import { row } from '../row.ts'

function places(found: Iterable<number>): ArrayValue {
  const data = Float64Array.from(found)
  return array(data, [data.length], 'integer')
}

/** The rows and columns of a triangle: in each row the columns of a range, the diagonal moved by `k`. */
function triangle(
  name: string,
  range: (i: number, width: number, k: number) => readonly [first: number, end: number],
): FunctionValue {
  return row(`${name}(n, k=0, m=None)`, ([n = null, k, m], site) => {
    const height = Math.max(0, toInteger(n, 'n', site))
    const width = Math.max(0, optionalInteger(m, 'm', site) ?? height)
    const shift = optionalInteger(k, 'k', site) ?? 0
    const room = roomFor([height, width])
    const [rows, columns] = [new Float64Array(room), new Float64Array(room)]
    let count = 0
    for (let i = 0; i < height && width > 0; i++) {
      const [first, end] = range(i, width, shift)
      for (let j = first; j < end; j++) {
        rows[count] = i
        columns[count++] = j
      }
    }
    return tuple([rows, columns].map(each => array(each.slice(0, count), [count], 'integer')))
  })
}

const fillDiagonal = row('fill_diagonal(a, val)', ([a = null, val = null], site) => {
  const { shape } = needArray(a, 'fill_diagonal', site)
  const [rows, columns, ...more] = shape
  if (rows === undefined || columns === undefined) throw new PythonError('ValueError', 'array must be at least 2-d')
  if (more.length > 0) {
    throw new PythonError('NotImplementedError', 'fill_diagonal() of more than a matrix is numpy, not yet Hillock', {
      code: 'unsupported',
    })
  }
  const line = places(Array.from({ length: Math.min(rows, columns) }, (_, k) => k))
  setItem(a, tuple([line, line]), again(val, line.data.length, site), site)
  return null
})

/** Several numbers, from the first one on again as often as they are needed; everything else as it is. */
function again(value: Value, count: number, site: CallSite): Value {
  const values = toArray(value, site)
  if (values === undefined || values.shape.length === 0 || values.data.length === 0) return value
  const flat = reshape(values, [-1])
  return pickAlong(
    flat,
    0,
    Int32Array.from({ length: count }, (_, k) => k % flat.data.length),
  )
}

/** Rows and columns that cross, as indices: `m[np.ix_([0, 1], [0, 2])]`. */
const crossing = row('ix_(*args)', ([args], site) => {
  const lines = rest(args).map(each => needArray(each, 'ix_', site))
  if (lines.some(({ shape }) => shape.length !== 1))
    throw new PythonError('ValueError', 'Cross index must be 1 dimensional')
  return tuple(
    lines.map((line, axis) => {
      const chosen = line.type === 'boolean' ? places(placesOfTruths(asBytes(line.data))) : line
      return reshape(
        chosen,
        lines.map((_, other) => (other === axis ? chosen.data.length : 1)),
      )
    }),
  )
})

const isScalar = row('isscalar(element)', ([element = null]) => {
  if (typeof element !== 'object') return true
  if (element === null) return false
  const isNumber = element.kind === 'array' && element.shape.length === 0 && isDimensionless(element.dimension)
  return isNumber || ['str', 'bytes', 'complex'].includes(element.kind)
})

export const triangles: readonly FunctionValue[] = [
  triangle('tril_indices', (i, width, k) => [0, Math.min(width, i + k + 1)]),
  triangle('triu_indices', (i, width, k) => [Math.max(0, i + k), width]),
  fillDiagonal,
  crossing,
  isScalar,
]
