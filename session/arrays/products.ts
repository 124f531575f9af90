/** Products of vectors and matrices. */
import type { ValueType } from '../../abi/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { Dimension } from '../../units/index.ts'
import { array, at, commonType, inPrecisionOf, roomFor, sizeOf, storage, type ArrayValue } from './array.ts'
import { broadcastIndices, broadcastShapes } from './broadcast.ts'

/**
 * `a @ b`: the last axis of `a` against the last but one of `b`, the axes before stretched as numpy does.
 *
 * @throws PythonError ValueError as numpy does, for shapes that do not fit
 */
export function matrixProduct(a: ArrayValue, b: ArrayValue, dimension: Dimension): ArrayValue {
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
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)]
  const outer = broadcastShapes(outerA, outerB)
  const [fromA, fromB] = [broadcastIndices(outerA, outer), broadcastIndices(outerB, outer)]
  const type = commonType(a.type, b.type)
  const data = storage(type, roomFor([...outer, rows, columns]))
  let k = 0
  for (let block = 0; block < sizeOf(outer); block++) {
    const [startA, startB] = [(fromA[block] ?? 0) * rows * inner, (fromB[block] ?? 0) * inner * columns]
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        data[k++] = lineProduct(
          a,
          b,
          { startA: startA + i * inner, startB: startB + j, stepB: columns, count: inner },
          type,
        )
      }
    }
  }
  const shape = [...outer, ...(a.shape.length > 1 ? [rows] : []), ...(b.shape.length > 1 ? [columns] : [])]
  return array(inPrecisionOf(data, type, [a, b]), shape, type, dimension)
}

function lineProduct(
  a: ArrayValue,
  b: ArrayValue,
  { startA, startB, stepB, count }: { startA: number; startB: number; stepB: number; count: number },
  type: ValueType,
): number {
  let sum = 0
  for (let k = 0; k < count; k++) sum += at(a, startA + k) * at(b, startB + k * stepB)
  return type === 'boolean' ? Number(sum !== 0) : sum
}
