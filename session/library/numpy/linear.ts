/** Products of vectors and matrices, convolutions, covariances. */
import { dimensionless, isDimensionless } from '../../../units/index.ts'
import { operate, product } from '../../arrays/arithmetic.ts'
import {
  array,
  asFloats,
  at,
  fill,
  commonKindOf,
  commonType,
  inKindOf,
  roomFor,
  shapeText,
  withDimension,
  type ArrayValue,
} from '../../arrays/array.ts'
import { inStorageOf } from '../../arrays/elementwise.ts'
import { subtractFloats } from '../../generated/loops.ts'
import { unwrittenFloats } from '../../arrays/unwritten.ts'
import type { LongLines } from '../../arrays/math.ts'
import { matrixProduct, outerProduct } from '../../arrays/products.ts'
import { reduce } from '../../arrays/reduce.ts'
import { atLeast, permuteAxes, requireFitting, reshape, transposed } from '../../arrays/shape.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { settled } from '../../evaluate/operators.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needOperand, optionalInteger, optionalText, requireRow } from '../arguments.ts'
import { moduleOf } from '../python/module.ts'
import { row } from '../row.ts'
import { decompositionRows } from './decomposition-rows.ts'
import { einsum } from './einsum.ts'
import { eigenRows } from './eigen-rows.ts'
import { withKeywords } from './keywords.ts'
import { diagonalOf } from './matrices.ts'
import { poly1d, polynomialRows } from './polynomial-object.ts'
import { inOwnPrecision } from './own-precision.ts'
import { norm } from './reductions.ts'
import { systemRows } from './systems.ts'
import { inVersion } from './units.ts'

const dot = row('dot(a, b)', ([a, b], site) => {
  const [left, right] = [needOperand(a, 'dot', site), needOperand(b, 'dot', site)]
  if (left.values.shape.length === 0 || right.values.shape.length === 0) {
    return settled(operate('*', left, right, site.session), left.values, right.values)
  }
  if (right.values.shape.length > 2) throw unsupported('dot() with more than a matrix is numpy, not yet Hillock')
  const [inner, depth] = [left.values.shape.at(-1), right.values.shape.at(right.values.shape.length > 1 ? -2 : -1)]
  if (inner !== depth) {
    const where = `(dim ${left.values.shape.length - 1}) != ${depth} (dim ${Math.max(0, right.values.shape.length - 2)})`
    throw new PythonError(
      'ValueError',
      `shapes ${shapeText(left.values.shape)} and ${shapeText(right.values.shape)} not aligned: ${inner} ${where}`,
    )
  }
  return productOf(left.values, right.values, site)
})

function productOf(a: ArrayValue, b: ArrayValue, { session }: CallSite): Value {
  return settled(matrixProduct(a, b, product(a.dimension, b.dimension), session.math.lines), a, b)
}

const matmul = row('matmul(x1, x2, /)', ([a, b], site) =>
  productOf(needArray(a, 'matmul', site), needArray(b, 'matmul', site), site),
)

const inner = row('inner(a, b)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'inner', site), needArray(b, 'inner', site)]
  if (left.shape.length > 1 || right.shape.length > 1)
    throw unsupported('inner() of matrices is numpy, not yet Hillock')
  return productOf(reshape(left, [-1]), reshape(right, [-1]), site)
})

const vdot = row('vdot(a, b, /)', ([a, b], site) =>
  productOf(reshape(needArray(a, 'vdot', site), [-1]), reshape(needArray(b, 'vdot', site), [-1]), site),
)

const outer = row('outer(a, b)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'outer', site), needArray(b, 'outer', site)]
  return outerProduct(left, right, product(left.dimension, right.dimension))
})

const kron = row('kron(a, b)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'kron', site), needArray(b, 'kron', site)]
  if (left.shape.length !== right.shape.length || left.shape.length > 2) {
    throw unsupported('kron() of arrays of several ranks is numpy, not yet Hillock')
  }
  const [rows = 1, columns = 1] = left.shape.length > 1 ? left.shape : [1, ...left.shape]
  const [below = 1, beside = 1] = right.shape.length > 1 ? right.shape : [1, ...right.shape]
  const table_ = outerProduct(left, right, dimensionless)
  const blocks = permuteAxes(reshape(table_, [rows, columns, below, beside]), [0, 2, 1, 3])
  const shape = left.shape.map((length, axis) => length * (right.shape[axis] ?? 1))
  return { ...reshape(blocks, shape), dimension: product(left.dimension, right.dimension) }
})

/** The vector at right angles to two vectors in space. */
const cross = row('cross(a, b)', ([a, b], site) => {
  const [left, right] = [needArray(a, 'cross', site), needArray(b, 'cross', site)]
  if (left.shape.join() !== '3' || right.shape.join() !== '3') {
    throw unsupported('cross() of other than two vectors of three is numpy, not yet Hillock')
  }
  const data = new Float64Array(3)
  for (let k = 0; k < 3; k++) {
    const [i, j] = [(k + 1) % 3, (k + 2) % 3]
    data[k] = at(left, i) * at(right, j) - at(left, j) * at(right, i)
  }
  const { type } = commonKindOf([left, right])
  const made = inKindOf(inStorageOf(type, data), type, [left, right])
  return array(made, [3], type, product(left.dimension, right.dimension))
})

const trace = row('trace(a, offset=0, axis1=0, axis2=1)', ([a, offset, axis1, axis2], site) => {
  const line = diagonalsOf('trace', a, offset, [axis1, axis2], site)
  return reduce(
    line,
    { axes: [-1] },
    (each, _, long) => long.sum(each) + 0,
    line.type === 'boolean' ? 'integer' : line.type,
    line.dimension,
    site.session.math.lines,
  )
})

const diagonal = row('diagonal(a, offset=0, axis1=0, axis2=1)', ([a, offset, axis1, axis2], site) =>
  diagonalsOf('diagonal', a, offset, [axis1, axis2], site),
)

function diagonalsOf(
  name: string,
  a: Value | undefined,
  offset: Value | undefined,
  [axis1, axis2]: readonly (Value | undefined)[],
  site: CallSite,
): ArrayValue {
  const plane = [optionalInteger(axis1, 'axis1', site) ?? 0, optionalInteger(axis2, 'axis2', site) ?? 1] as const
  return diagonalOf(needArray(a, name, site), optionalInteger(offset, 'offset', site) ?? 0, plane)
}

/** How many sums are computed together: as many as stay near. */
const fewSums = 16_384

/** Every overlap of a line with another one laid backwards over it. */
function overlaps(a: ArrayValue, b: ArrayValue, { addMultiples }: LongLines): ArrayValue {
  const type = commonType(commonKindOf([a, b]).type, 'integer')
  const [x, y] = [asFloats(a.data), asFloats(b.data)]
  const data = unwrittenFloats(roomFor([x.length + y.length - 1]))
  const [longer, shorter] = x.length < y.length ? [y, x] : [x, y]
  for (let start = 0; start < data.length; start += fewSums) {
    fill(data.subarray(start, start + fewSums), 0)
    for (let t = 0; t < shorter.length; t++) {
      // Each sum goes through the first line forwards.
      const shift = shorter === x ? t : shorter.length - 1 - t
      const from = Math.max(0, start - shift)
      const to = Math.min(longer.length, start + fewSums - shift)
      if (from >= to) continue
      const factor = shorter.subarray(shift, shift + 1)
      addMultiples(longer.subarray(from, to), factor, data.subarray(from + shift, to + shift))
    }
  }
  const areTruths = a.type === 'boolean' && b.type === 'boolean'
  return array(areTruths ? data : inKindOf(data, type, [a, b]), [data.length], type, product(a.dimension, b.dimension))
}

/** All overlaps, those as many as the longer line has, or those without the ends. */
function part(all: ArrayValue, mode: string, longer: number, shorter: number): ArrayValue {
  if (mode === 'full') return all
  const [start, length] =
    mode === 'valid' ? [shorter - 1, longer - shorter + 1] : [Math.floor((shorter - 1) / 2), longer]
  return { ...all, data: all.data.slice(start, start + length), shape: [length] }
}

function folding(name: 'convolve' | 'correlate', usual: string): FunctionValue {
  return row(`${name}(a, v, mode='${usual}')`, ([a, v, mode], site) => {
    // Brian 2 leaves the sums of a correlation the units of one side.
    const [left, given_] = [atLeast(needArray(a, name, site), 1), atLeast(needArray(v, name, site), 1)]
    const right = isDimensionless(left.dimension) ? given_ : withDimension(given_, dimensionless)
    for (const each of [left, right]) requireRow(each)
    if (left.data.length === 0 || right.data.length === 0) {
      throw new PythonError('ValueError', `${left.data.length === 0 ? 'a' : 'v'} cannot be empty`)
    }
    const which = optionalText(mode, 'mode') ?? usual
    if (!['full', 'same', 'valid'].includes(which)) {
      throw new PythonError('ValueError', `mode must be one of 'valid', 'same', or 'full' (got '${which}')`)
    }
    const turned = name === 'correlate' ? { ...right, data: right.data.toReversed() } : right
    const [longer, shorter] = [left.data.length, right.data.length].sort((x, y) => y - x)
    const swapped = name === 'correlate' && left.data.length < right.data.length
    const all = overlaps(left, turned, site.session.math.lines)
    if (!swapped || which !== 'same') return part(all, which, longer ?? 0, shorter ?? 0)
    const start = Math.floor((shorter ?? 0) / 2)
    return { ...all, data: all.data.slice(start, start + (longer ?? 0)), shape: [longer ?? 0] }
  })
}

/** Rows of variables, each with its observations; without `inRows` tables have them in columns. */
function observations(
  first: Value | undefined,
  second: Value | undefined,
  inRows: boolean,
  name: string,
  site: CallSite,
): ArrayValue[] {
  const tables = [first, second].filter(given).map(value => needArray(value, name, site))
  const deep = tables.findIndex(({ shape }) => shape.length > 2)
  if (deep >= 0) throw new PythonError('ValueError', `${deep === 0 ? 'm' : 'y'} has more than 2 dimensions`)
  const turned = tables.map((values, place) => {
    if (values.shape.length < 2) return reshape(values, [1, values.data.length])
    // numpy leaves a second table of one row as it is.
    return inRows || (place === 1 && values.shape[0] === 1) ? values : transposed(values)
  })
  for (const [k, each] of turned.entries()) requireFitting(turned[0] ?? each, each, 0, k)
  return turned.flatMap(({ data, shape: [count = 0, length = 0] }) =>
    Array.from({ length: count }, (_, k) => array(data.slice(k * length, (k + 1) * length), [length])),
  )
}

/** What each row has in common with each other one, a row of the result for each. */
function covariance(rows: readonly ArrayValue[], freedom: number, { sum, products }: LongLines): Float64Array {
  const centred = rows.map(({ data }) => {
    const line = asFloats(data)
    const moved = unwrittenFloats(line.length)
    subtractFloats(line, Float64Array.of(sum(line) / line.length), moved)
    return moved
  })
  // Where there are too few observations, numpy divides by zero.
  const share = 1 / Math.max(0, (rows[0]?.data.length ?? 0) - freedom)
  const result = new Float64Array(rows.length * rows.length)
  for (const [i, x] of centred.entries()) {
    for (const [j, y] of centred.slice(0, i + 1).entries())
      result[i * rows.length + j] = result[j * rows.length + i] = products(x, y) * share
  }
  return result
}

const cov = row('cov(m, y=None, rowvar=True, bias=False, ddof=None)', ([m, y, rowvar, bias, ddof], site) => {
  const freedom = given(ddof) ? toNumber(ddof, 'ddof', site) : Number(!flag(bias, false, site))
  if (!Number.isInteger(freedom)) throw new PythonError('ValueError', 'ddof must be integer')
  const rows = observations(m, y, flag(rowvar, true, site), 'cov', site)
  const data = covariance(rows, freedom, site.session.math.lines)
  return array(data, rows.length === 1 ? [] : [rows.length, rows.length])
})

const corrcoef = row('corrcoef(x, y=None, rowvar=True)', ([x, y, rowvar], site) => {
  const rows = observations(x, y, flag(rowvar, true, site), 'corrcoef', site)
  const common = covariance(rows, 1, site.session.math.lines)
  const spreads = rows.map((_, k) => Math.sqrt(common[k * (rows.length + 1)] ?? NaN))
  const data = common.map((c, k) => {
    const ratio = c / (spreads[Math.floor(k / rows.length)] ?? 1) / (spreads[k % rows.length] ?? 1)
    return Math.max(-1, Math.min(1, ratio))
  })
  return array(data, rows.length === 1 ? [] : [rows.length, rows.length])
})

/** numpy's products and their kind. */
export const linear: readonly FunctionValue[] = [
  dot,
  matmul,
  inner,
  vdot,
  outer,
  kron,
  cross,
  trace,
  diagonal,
  folding('convolve', 'full'),
  folding('correlate', 'valid'),
  ...polynomialRows,
  poly1d,
  einsum,
  cov,
  corrcoef,
]

export const linalg: ModuleValue = moduleOf(
  'numpy.linalg',
  [inVersion(norm, 'numpy'), ...systemRows, ...decompositionRows, ...eigenRows.map(each => inOwnPrecision(each))].map(
    each => withKeywords(each, 'numpy.linalg'),
  ),
  [['LinAlgError', exceptionClass('LinAlgError')]],
)
