import { PythonError } from '../evaluate/python-error.ts'
import { roomFor, shapeText } from './array.ts'
import { unwrittenPlaces } from './unwritten.ts'

/** The common shape of two operands by numpy's rule: extents agree from the last backwards, or one of them is 1. */
export function broadcastShapes(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a.length === 0) return b
  if (b.length === 0 || sameShape(a, b)) return a
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const x = a[axis - rank + a.length] ?? 1
    const y = b[axis - rank + b.length] ?? 1
    if (x !== y && x !== 1 && y !== 1) {
      const message = `operands could not be broadcast together with shapes ${shapeText(a)} ${shapeText(b)}`
      throw new PythonError('ValueError', message)
    }
    return x === 1 ? y : x
  })
}

/** For every element of the common shape, the flat index of the operand's element it takes. */
export function broadcastIndices(from: readonly number[], to: readonly number[]): Int32Array {
  const strides = Array.from(to, () => 0)
  let stride = 1
  for (let axis = from.length - 1; axis >= 0; axis--) {
    const extent = from[axis] ?? 1
    if (extent !== 1) strides[axis + to.length - from.length] = stride
    stride *= extent
  }
  const indices = unwrittenPlaces(roomFor(to))
  const counter = Array.from(to, () => 0)
  let index = 0
  for (let k = 0; k < indices.length; k++) {
    indices[k] = index
    for (let axis = to.length - 1; axis >= 0; axis--) {
      counter[axis] = (counter[axis] ?? 0) + 1
      index += strides[axis] ?? 0
      if ((counter[axis] ?? 0) < (to[axis] ?? 0)) break
      index -= (strides[axis] ?? 0) * (to[axis] ?? 0)
      counter[axis] = 0
    }
  }
  return indices
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis])
}

/**
 * Only what has the shape of an array can be written into it by `+=` and its kind.
 *
 * @throws PythonError ValueError, in numpy's words
 */
export function requireOutputShape(own: readonly number[], made: readonly number[]): void {
  if (sameShape(own, made)) return
  const shapes = `with shape ${shapeText(own)} doesn't match the broadcast shape ${shapeText(made)}`
  throw new PythonError('ValueError', `non-broadcastable output operand ${shapes}`)
}
