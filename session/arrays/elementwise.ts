import type { ValueType } from '../../abi/index.ts'
import { dimensionless, type Dimension } from '../../units/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { array, at, inPrecisionOf, sizeOf, storage, type ArrayValue, type Storage } from './array.ts'
import { broadcastIndices, broadcastShapes, sameShape } from './broadcast.ts'
import { mapFloats, type PairLoop, pairFloats, testFloats } from './float-loops.ts'

/** `f` of every element, in the same shape. */
export function mapElements(
  values: ArrayValue,
  f: (x: number) => number,
  type: ValueType = 'float',
  dimension: Dimension = dimensionless,
): ArrayValue {
  const { data, shape } = values
  const result = storage(type, data.length)
  if (data instanceof Float64Array && result instanceof Float64Array) mapFloats(data, f, result)
  else for (let k = 0; k < data.length; k++) result[k] = f(data[k] ?? 0)
  return array(inPrecisionOf(checked(result, type), type, [values]), shape, type, dimension)
}

/**
 * `f` of every pair of elements, the operands stretched to a common shape as numpy does.
 *
 * @param loop does the same as `f` with doubles, faster
 */
export function zipElements(
  a: ArrayValue,
  b: ArrayValue,
  f: (x: number, y: number) => number,
  type: ValueType = 'float',
  dimension: Dimension = dimensionless,
  loop?: PairLoop,
): ArrayValue {
  const shape = broadcastShapes(a.shape, b.shape)
  const result = zipFloats(a, b, shape, f, type, loop) ?? zipData(a, b, shape, f, type)
  return array(narrowed(checked(result, type), type, a, b), shape, type, dimension)
}

/** The same where both are doubles, of one shape or one of them a single number; undefined elsewhere. */
function zipFloats(
  { data: x, shape: shapeX }: ArrayValue,
  { data: y, shape: shapeY }: ArrayValue,
  shape: readonly number[],
  f: (x: number, y: number) => number,
  type: ValueType,
  loop: PairLoop | undefined,
): Storage | undefined {
  if (!(x instanceof Float64Array && y instanceof Float64Array)) return undefined
  const fits =
    (sameShape(shapeX, shape) || (x.length === 1 && sameShape(shapeY, shape))) &&
    (sameShape(shapeY, shape) || (y.length === 1 && sameShape(shapeX, shape)))
  if (!fits) return undefined
  const result = storage(type, sizeOf(shape))
  if (result instanceof Uint8Array) testFloats(x, y, f, result)
  else if (result instanceof Float64Array) {
    if (loop === undefined) pairFloats(x, y, f, result)
    else loop(x, y, result)
  }
  return result
}

function zipData(
  a: ArrayValue,
  b: ArrayValue,
  shape: readonly number[],
  f: (x: number, y: number) => number,
  type: ValueType,
): Storage {
  if (sameShape(a.shape, b.shape)) {
    const result = storage(type, a.data.length)
    for (let k = 0; k < result.length; k++) result[k] = f(at(a, k), at(b, k))
    return result
  }
  if (b.data.length === 1 && b.shape.length <= a.shape.length) {
    const result = storage(type, a.data.length)
    const y = at(b, 0)
    for (let k = 0; k < result.length; k++) result[k] = f(at(a, k), y)
    return result
  }
  if (a.data.length === 1 && a.shape.length <= b.shape.length) {
    const result = storage(type, b.data.length)
    const x = at(a, 0)
    for (let k = 0; k < result.length; k++) result[k] = f(x, at(b, k))
    return result
  }
  const left = broadcastIndices(a.shape, shape)
  const right = broadcastIndices(b.shape, shape)
  const result = storage(type, left.length)
  for (let k = 0; k < result.length; k++) result[k] = f(at(a, left[k] ?? 0), at(b, right[k] ?? 0))
  return result
}

/** Integers are kept as doubles; beyond 2⁵³ they would no longer be exact. */
function checked(data: Storage, type: ValueType): Storage {
  if (type !== 'integer' || data instanceof Int32Array) return data
  for (const value of data) {
    if (Number.isSafeInteger(value)) continue
    throw new PythonError(
      'OverflowError',
      'an integer of this array exceeds 2**53, which Hillock cannot hold exactly',
      {
        help: 'write the numbers with a decimal point',
      },
    )
  }
  return data
}

/** Numbers of 32 bits stay so among themselves, integers as long as they fit. */
function narrowed(data: Storage, type: ValueType, a: ArrayValue, b: ArrayValue): Storage {
  if (type === 'float') return inPrecisionOf(data, type, [a, b])
  if (type !== 'integer' || !(isNarrow(a, b) && isNarrow(b, a))) return data
  const narrow = Int32Array.from(data)
  return narrow.every((value, k) => value === data[k]) ? narrow : data
}

/** A scalar takes its partner's width. */
function isNarrow(values: ArrayValue, partner: ArrayValue): boolean {
  return (
    values.data instanceof Int32Array ||
    (partner.data instanceof Int32Array && values.shape.length === 0 && partner.shape.length > 0)
  )
}
