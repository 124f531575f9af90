/** `a[2]`, `a[1:5]`, `a[[0, 2]]`, `a[mask]`, `a[:, 1]`: numpy's indexing, for reading and writing. */
import { gatherAtThere } from '../../compiler/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import {
  asBytes,
  asFloats,
  at,
  copyOf,
  movable,
  roomFor,
  row,
  shapeText,
  sizeOf,
  steps,
  withData,
  type ArrayValue,
  type Storage,
} from './array.ts'
import { placesOfTruths } from './byte-loops.ts'
import { gatherFloat32, gatherFloat64, gatherInt16, gatherInt32, gatherUint8 } from '../generated/loops.ts'
import { putFloats } from './float-loops.ts'
import { broadcastIndices, broadcastShapes, sameShape } from './broadcast.ts'
import { unwrittenLike, unwrittenPlaces } from './unwritten.ts'

/** One index of a subscript, evaluated. */
export type Index =
  | { readonly kind: 'at'; readonly index: number }
  | { readonly kind: 'slice'; readonly start?: number; readonly stop?: number; readonly step?: number }
  | { readonly kind: 'array'; readonly values: ArrayValue }
  | { readonly kind: 'new-axis' }
  | { readonly kind: 'ellipsis' }

/** Which elements a subscript selects, as flat indices in the order of the result. */
export interface Selection {
  readonly indices: Int32Array
  readonly shape: readonly number[]
  /** numpy would give a view. */
  readonly view: boolean
}

/**
 * The elements next to each other that a whole number or a slice without steps picks along the first axis, over the same
 * storage as in numpy; a single element is a number of its own. Undefined for any other index.
 */
export function adjacent(values: ArrayValue, index: Index): ArrayValue | undefined {
  const [extent = 1, ...rest] = values.shape
  if (index.kind === 'at') {
    const place = within(index.index, extent, 0)
    return rest.length === 0 ? withData(values, values.data.slice(place, place + 1), []) : row(values, place)
  }
  if (index.kind !== 'slice' || (index.step ?? 1) !== 1) return undefined
  const { start, count } = sliceIndices(index, extent)
  const stride = sizeOf(rest)
  const data = values.data.subarray(start * stride, (start + count) * stride)
  return { ...values, data, shape: [count, ...rest] }
}

/** A slice's indices within a length, by Python's rules for negative and missing ends. */
export function sliceIndices(
  slice: {
    readonly start?: number | undefined
    readonly stop?: number | undefined
    readonly step?: number | undefined
  },
  length: number,
): { readonly start: number; readonly step: number; readonly count: number } {
  const step = slice.step ?? 1
  if (step === 0) throw new PythonError('ValueError', 'slice step cannot be zero')
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1]
  const clip = (end: number | undefined, otherwise: number): number =>
    end === undefined ? otherwise : Math.min(most, Math.max(least, end < 0 ? end + length : end))
  const start = clip(slice.start, step > 0 ? least : most)
  const stop = clip(slice.stop, step > 0 ? most : least)
  return { start, step, count: Math.max(0, Math.ceil((stop - start) / step)) }
}

/**
 * @throws PythonError IndexError as numpy does, for what lies outside and for floats as indices
 */
export function select(values: ArrayValue, indices: readonly Index[]): Selection {
  const axes = expand(values, indices)
  // Beside arrays of indices a single index counts as one of them.
  const arrays = axes.some(index => index.kind === 'array')
  const picks: Picked[] = []
  let axis = 0
  for (const index of axes) {
    if (index.kind === 'new-axis') {
      picks.push({ at: Int32Array.of(0), shape: [1], advanced: false })
      continue
    }
    const pick = pickAxis(index, values.shape[axis] ?? 1, axis, values)
    axis += pick.axes
    const stride = sizeOf(values.shape.slice(axis))
    const advanced = index.kind === 'array' || (arrays && index.kind === 'at')
    picks.push({ at: stride === 1 ? pick.indices : pick.indices.map(k => k * stride), shape: pick.shape, advanced })
  }
  return { ...combine(picks), view: !arrays }
}

/** What one index picks: offsets of elements. */
interface Picked {
  readonly at: Int32Array
  readonly shape: readonly number[]
  readonly advanced: boolean
}

function expand({ shape }: ArrayValue, indices: readonly Index[]): Exclude<Index, { kind: 'ellipsis' }>[] {
  let taken = 0
  for (const index of indices) {
    if (index.kind === 'array' && index.values.type === 'boolean') taken += Math.max(1, index.values.shape.length)
    else if (index.kind !== 'new-axis' && index.kind !== 'ellipsis') taken++
  }
  if (taken > shape.length) {
    const message = `too many indices for array: array is ${shape.length}-dimensional, but ${taken} were indexed`
    throw new PythonError('IndexError', message)
  }
  const rest = Array.from({ length: shape.length - taken }, () => ({ kind: 'slice' as const }))
  const result: Exclude<Index, { kind: 'ellipsis' }>[] = []
  let filled = false
  for (const index of indices) {
    if (index.kind !== 'ellipsis') result.push(index)
    else if (!filled) {
      result.push(...rest)
      filled = true
    }
  }
  return filled ? result : [...result, ...rest]
}

interface Pick {
  readonly indices: Int32Array
  readonly shape: readonly number[]
  /** How many axes of the array it takes. */
  readonly axes: number
}

function pickAxis(
  index: Exclude<Index, { kind: 'ellipsis' | 'new-axis' }>,
  extent: number,
  axis: number,
  values: ArrayValue,
): Pick {
  switch (index.kind) {
    case 'at':
      return { indices: Int32Array.of(within(index.index, extent, axis)), shape: [], axes: 1 }
    case 'slice': {
      const { start, step, count } = sliceIndices(index, extent)
      const indices = steps(count, start, step)
      return { indices, shape: [count], axes: 1 }
    }
    case 'array': {
      if (index.values.type === 'boolean') return pickMask(index.values, axis, values)
      if (index.values.type === 'float' && index.values.data.length > 0) {
        throw new PythonError('IndexError', 'arrays used as indices must be of integer (or boolean) type')
      }
      const indices = allWithin(index.values.data, extent, axis)
      return { indices, shape: index.values.shape, axes: 1 }
    }
  }
}

function pickMask(mask: ArrayValue, axis: number, values: ArrayValue): Pick {
  const covered = values.shape.slice(axis, axis + mask.shape.length)
  if (!sameShape(covered, mask.shape)) {
    const wrong = mask.shape.findIndex((extent, k) => extent !== covered[k])
    throw new PythonError(
      'IndexError',
      `boolean index did not match indexed array along axis ${axis + wrong}; size of axis is ${covered[wrong]} but size of corresponding boolean axis is ${mask.shape[wrong]}`,
    )
  }
  const chosen = placesOfTruths(asBytes(mask.data))
  // A mask over several axes counts in elements of the last of them.
  return { indices: chosen, shape: [chosen.length], axes: Math.max(1, mask.shape.length) }
}

/**
 * An index counted from the front.
 *
 * @throws PythonError IndexError if there is no such element
 */
export function within(index: number, extent: number, axis: number): number {
  const k = index < 0 ? index + extent : index
  if (k >= 0 && k < extent) return k
  throw new PythonError('IndexError', `index ${index} is out of bounds for axis ${axis} with size ${extent}`)
}

/** All of them counted from the front. */
export function allWithin(data: Storage, extent: number, axis: number): Int32Array {
  const indices = unwrittenPlaces(data.length)
  putWithin(asFloats(data), extent, axis, indices)
  return indices
}

function putWithin(numbers: Float64Array, extent: number, axis: number, indices: Int32Array): void {
  const { length } = numbers
  for (let k = 0; k < length; k++) {
    // Most often four are so already.
    for (; k + 3 < length; k += 4) {
      const a = numbers[k] ?? NaN
      const b = numbers[k + 1] ?? NaN
      const c = numbers[k + 2] ?? NaN
      const d = numbers[k + 3] ?? NaN
      if (!(a >= 0 && a < extent && b >= 0 && b < extent && c >= 0 && c < extent && d >= 0 && d < extent)) break
      indices[k] = a
      indices[k + 1] = b
      indices[k + 2] = c
      indices[k + 3] = d
    }
    if (k === length) break
    const index = numbers[k] ?? NaN
    const place = index < 0 ? index + extent : index
    indices[k] = place >= 0 && place < extent ? place : within(index, extent, axis)
  }
}

/** So many places stay in the processor's cache. */
const fewPlaces = 4096

/** The elements of a row at indices, which are counted from either end: a few at a time, without a list of all places. */
export function elementsAt({ data }: ArrayValue, indices: Storage): Storage {
  const [numbers, result] = [asFloats(indices), unwrittenLike(data, indices.length)]
  const found = gatherAtThere(data, numbers, result)
  if (found !== undefined && found < numbers.length) within(numbers[found] ?? NaN, data.length, 0)
  if (found !== undefined) return result
  const places = new Int32Array(Math.min(fewPlaces, numbers.length))
  for (let first = 0; first < numbers.length; first += fewPlaces) {
    const part = numbers.subarray(first, first + fewPlaces)
    const own = places.subarray(0, part.length)
    putWithin(part, data.length, 0, own)
    gatherInto(data, own, result.subarray(first, first + fewPlaces))
  }
  return result
}

/** Whether each is the one before it and 1. */
export function areConsecutive(indices: Storage): boolean {
  const first = indices[0] ?? 0
  for (let k = 0; k < indices.length; k++) if (indices[k] !== first + k) return false
  return true
}

/** Arrays of indices run together, everything else crosswise. */
function combine(picks: readonly Picked[]): Combined {
  if (picks.filter(pick => pick.advanced).length > 1) return combineTogether(picks)
  // Of one axis they are its own.
  const [only] = picks
  if (only !== undefined && picks.length === 1) return { indices: only.at, shape: only.shape }
  let indices: Int32Array = Int32Array.of(0)
  const shape: number[] = []
  for (const pick of picks) {
    const next = unwrittenPlaces(roomFor([indices.length, pick.at.length]))
    let k = 0
    for (const base of indices) for (const offset of pick.at) next[k++] = base + offset
    indices = next
    shape.push(...pick.shape)
  }
  return { indices, shape }
}

interface Combined {
  readonly indices: Int32Array
  readonly shape: readonly number[]
}

/** Their common axes stand where they stood, or first if something lay between them. */
function combineTogether(picks: readonly Picked[]): Combined {
  const advanced = picks.filter(pick => pick.advanced)
  const others = picks.filter(pick => !pick.advanced)
  const shape = advanced.reduce<readonly number[]>((common, pick) => commonIndexShape(common, pick.shape), [])
  const together = new Int32Array(roomFor(shape))
  for (const pick of advanced) {
    const from = broadcastIndices(pick.shape, shape)
    for (let k = 0; k < together.length; k++) together[k] = (together[k] ?? 0) + (pick.at[from[k] ?? 0] ?? 0)
  }
  const first = picks.findIndex(pick => pick.advanced)
  const last = picks.findLastIndex(pick => pick.advanced)
  const place = last - first + 1 === advanced.length ? first : 0
  return combine(others.toSpliced(place, 0, { at: together, shape, advanced: false }))
}

function commonIndexShape(a: readonly number[], b: readonly number[]): readonly number[] {
  try {
    return broadcastShapes(a, b)
  } catch {
    const message = `shape mismatch: indexing arrays could not be broadcast together with shapes ${shapeText(a)} ${shapeText(b)}`
    throw new PythonError('IndexError', message)
  }
}

/** What a subscript picks that gives no view, in an array of its own. */
export function takenBy(values: ArrayValue, indices: readonly Index[]): ArrayValue {
  const [only] = indices
  const isRow = values.shape.length === 1 && indices.length === 1
  if (isRow && only?.kind === 'array' && only.values.type === 'integer')
    return withData(values, elementsAt(values, only.values.data), only.values.shape)
  return take(values, select(values, indices))
}

/** The elements of a selection, in an array of their own. */
export function take(values: ArrayValue, { indices, shape }: Selection): ArrayValue {
  return withData(values, gather(values, indices), shape)
}

/** The elements at flat indices, in storage of the same kind. */
export function gather({ data }: ArrayValue, indices: Storage): Storage {
  const result = unwrittenLike(data, indices.length)
  gatherInto(data, indices instanceof Int32Array ? indices : new Int32Array(indices), result)
  return result
}

function gatherInto(from: Storage, places: Int32Array, to: Storage): void {
  const [data, result] = [movable(from), movable(to)]
  if (data instanceof Float64Array) gatherFloat64(data, places, result as Float64Array)
  else if (data instanceof Float32Array) gatherFloat32(data, places, result as Float32Array)
  else if (data instanceof Int32Array) gatherInt32(data, places, result as Int32Array)
  else if (data instanceof Int16Array) gatherInt16(data, places, result as Int16Array)
  else gatherUint8(data, places, result as Uint8Array)
}

/** Writes into a selection; the source is stretched to its shape. */
export function put(values: ArrayValue, { indices, shape }: Combined, source: ArrayValue): void {
  const target = shape
  requireFit(source, target)
  if (values.data instanceof Float64Array && source.data.length === 1) {
    const value = values.type === 'integer' ? Math.trunc(at(source, 0)) + 0 : at(source, 0)
    for (let k = 0; k < indices.length; k++) values.data[indices[k] ?? 0] = value
    return
  }
  const isAll = source.data.length === indices.length
  const from = isAll ? steps(indices.length, 0, 1) : broadcastIndices(trimmed(source.shape, target), target)
  // A source over the same storage may be overwritten while it is read.
  const numbers = source.data.buffer === values.data.buffer ? copyOf(source.data) : source.data
  const truncate = values.type === 'integer' && source.type === 'float'
  if (!truncate && values.data instanceof Float64Array && numbers instanceof Float64Array) {
    putFloats(values.data, indices, numbers, from)
    return
  }
  for (let k = 0; k < indices.length; k++) {
    const value = numbers[from[k] ?? 0] ?? Number.NaN
    values.data[indices[k] ?? 0] = truncate
      ? Math.trunc(value) + 0
      : values.type === 'boolean'
        ? Number(value !== 0)
        : value
  }
}

/**
 * @throws PythonError ValueError as numpy does, where the source cannot be stretched to the shape
 */
export function requireFit(source: ArrayValue, target: readonly number[]): void {
  if (!fits(source.shape, target)) throw mismatched(source, target)
}

/** Leading axes of length 1 do no harm. */
export function trimmed(source: readonly number[], target: readonly number[]): readonly number[] {
  return source.slice(Math.max(0, source.length - target.length))
}

function fits(source: readonly number[], target: readonly number[]): boolean {
  const surplus = source.slice(0, Math.max(0, source.length - target.length))
  const rest = trimmed(source, target)
  const shift = target.length - rest.length
  return surplus.every(n => n === 1) && rest.every((n, axis) => n === 1 || n === target[axis + shift])
}

function mismatched(source: ArrayValue, target: readonly number[]): PythonError {
  const message = `could not broadcast input array from shape ${shapeText(source.shape)} into shape ${shapeText(target)}`
  return new PythonError('ValueError', message)
}
