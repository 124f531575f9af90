/** Products of vectors and matrices. */
import { multiplyThere } from '../../compiler/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { Dimension } from '../../units/index.ts'
import { array, asFloats, commonKindOf, inKindOf, roomFor, sizeOf, storage, type ArrayValue } from './array.ts'
import { broadcastIndices, broadcastShapes } from './broadcast.ts'
import { inStorageOf } from './elementwise.ts'
import type { LongLines } from './math.ts'
import { addFloats, multiplyFloats } from '../generated/loops.ts'
import { unwrittenFloats } from './unwritten.ts'

/**
 * `a @ b`: the last axis of `a` against the last but one of `b`, the axes before stretched as numpy does.
 *
 * @throws PythonError ValueError as numpy does, for shapes that do not fit
 */
export function matrixProduct(a: ArrayValue, b: ArrayValue, dimension: Dimension, long: LongLines): ArrayValue {
  for (const [operand, { shape }] of [a, b].entries()) {
    if (shape.length > 0) continue
    const signature = 'with gufunc signature (n?,k),(k,m?)->(n?,m?) requires 1'
    const message = `matmul: Input operand ${operand} does not have enough dimensions (has 0, gufunc core ${signature})`
    throw new PythonError('ValueError', message)
  }
  const [rows = 1, inner = 1] = a.shape.length === 1 ? [1, ...a.shape] : a.shape.slice(-2)
  const [depth = 1, columns = 1] = b.shape.length === 1 ? [...b.shape, 1] : b.shape.slice(-2)
  if (inner !== depth) {
    const signature = 'with gufunc signature (n?,k),(k,m?)->(n?,m?)'
    const message = `matmul: Input operand 1 has a mismatch in its core dimension 0, ${signature} (size ${depth} is different from ${inner})`
    throw new PythonError('ValueError', message)
  }
  const areLines = a.shape.length === 1 && b.shape.length === 1 && inner >= fewProducts
  if (areLines && a.data instanceof Float32Array && b.data instanceof Float32Array)
    return array(Float32Array.of(long.singles.products(a.data, b.data)), [], 'float', dimension)
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)]
  const outer = broadcastShapes(outerA, outerB)
  const [fromA, fromB] = [broadcastIndices(outerA, outer), broadcastIndices(outerB, outer)]
  const { type } = commonKindOf([a, b])
  const data = storage(type, roomFor([...outer, rows, columns]))
  const sums = new Float64Array(columns)
  const [left, right] = [asFloats(a.data), asFloats(b.data)]
  let k = 0
  for (let block = 0; block < sizeOf(outer); block++) {
    const [startA, startB] = [(fromA[block] ?? 0) * rows * inner, (fromB[block] ?? 0) * inner * columns]
    if (data instanceof Float64Array && columns > 1 && rows * inner * columns > fewProducts) {
      const [x, y] = [left.subarray(startA, startA + rows * inner), right.subarray(startB, startB + inner * columns)]
      if (multiplyThere(x, y, inner, data.subarray(k, k + rows * columns))) {
        k += rows * columns
        continue
      }
    }
    for (let i = 0; i < rows; i++) {
      addProducts(sums, left, right, startA + i * inner, startB, inner, long)
      if (type === 'boolean') for (const sum of sums) data[k++] = Number(sum !== 0)
      else {
        data.set(sums, k)
        k += columns
      }
    }
  }
  const shape = [...outer, ...(a.shape.length > 1 ? [rows] : []), ...(b.shape.length > 1 ? [columns] : [])]
  return array(inKindOf(data, type, [a, b]), shape, type, dimension)
}

/** The products of every number of `a` with every one of `b`, a row for each of `a`. */
export function outerProduct(a: ArrayValue, b: ArrayValue, dimension: Dimension): ArrayValue {
  const [left, right] = [asFloats(a.data), asFloats(b.data)]
  const shape = [left.length, right.length]
  const data = unwrittenFloats(roomFor(shape))
  for (let i = 0; i < left.length; i++)
    multiplyFloats(left.subarray(i, i + 1), right, data.subarray(i * right.length, (i + 1) * right.length))
  const { type } = commonKindOf([a, b])
  // Integers know no -0.
  if (type !== 'float') addFloats(data, zero, data)
  return array(inKindOf(inStorageOf(type, data), type, [a, b]), shape, type, dimension)
}

const zero = new Float64Array(1)

/** So many products are added faster here. */
const fewProducts = 256

/** A row of one matrix times another: each sum in order of the inner index, the memory of both in order too. */
function addProducts(
  sums: Float64Array,
  a: Float64Array,
  b: Float64Array,
  startA: number,
  startB: number,
  inner: number,
  long: LongLines,
): void {
  const columns = sums.length
  if (columns === 1) {
    const isShort = inner < fewProducts
    sums[0] = isShort
      ? productSum(a, b, startA, startB, inner)
      : long.products(a.subarray(startA, startA + inner), b.subarray(startB, startB + inner))
    return
  }
  sums.fill(0)
  let k = 0
  // Several at once spare the memory of the sums.
  for (; k + 3 < inner; k += 4) {
    const [a0, a1, a2, a3] = [
      a[startA + k] ?? 0,
      a[startA + k + 1] ?? 0,
      a[startA + k + 2] ?? 0,
      a[startA + k + 3] ?? 0,
    ]
    const row0 = startB + k * columns
    const [row1, row2, row3] = [row0 + columns, row0 + 2 * columns, row0 + 3 * columns]
    for (let j = 0; j < columns; j++) {
      const sum = (sums[j] ?? 0) + a0 * (b[row0 + j] ?? 0) + a1 * (b[row1 + j] ?? 0)
      sums[j] = sum + a2 * (b[row2 + j] ?? 0) + a3 * (b[row3 + j] ?? 0)
    }
  }
  for (; k < inner; k++) {
    const factor = a[startA + k] ?? 0
    const row = startB + k * columns
    for (let j = 0; j < columns; j++) sums[j] = (sums[j] ?? 0) + factor * (b[row + j] ?? 0)
  }
}

/** The sum of the products of two rows, in four sums that do not wait for each other. */
function productSum(x: Float64Array, y: Float64Array, i: number, j: number, length: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let k = 0
  for (; k + 3 < length; k += 4) {
    a += (x[i + k] ?? 0) * (y[j + k] ?? 0)
    b += (x[i + k + 1] ?? 0) * (y[j + k + 1] ?? 0)
    c += (x[i + k + 2] ?? 0) * (y[j + k + 2] ?? 0)
    d += (x[i + k + 3] ?? 0) * (y[j + k + 3] ?? 0)
  }
  for (; k < length; k++) a += (x[i + k] ?? 0) * (y[j + k] ?? 0)
  return a + b + (c + d)
}
