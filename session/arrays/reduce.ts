/** Sums, means and extremes, over everything or along one axis. */
import type { ValueType } from '../../abi/index.ts'
import { holdLinesThere, holdRowsThere } from '../../compiler/index.ts'
import { PythonError } from '../evaluate/python-error.ts'
import type { Dimension } from '../../units/index.ts'
import type { ByteLoop } from './byte-loops.ts'
import { array, asBytes, asFloats, inPrecisionOf, sizeOf, storage, type ArrayValue, type Storage } from './array.ts'
import { addFloats, divideFloats, squareFloats, subtractFloats } from '../generated/loops.ts'
import type { LongLines } from './math.ts'
import { permuteAxes, wrapAxis } from './shape.ts'
import { unwrittenFloats } from './unwritten.ts'

/**
 * What a reduction makes of the elements of one line. `inner` says that they lie next to each other: numpy adds such
 * lines in pairs, others one after the other.
 */
export interface Reducer {
  (line: Float64Array, inner: boolean, long: LongLines): number
  /** All lines that do not lie next to each other at once, in the order of memory, which is the same to the last bit. */
  readonly byRows?: (data: Float64Array, lines: Lines, result: Float64Array, long: LongLines) => void
  /** All lines that do lie next to each other, each so long, without a look at the reducer for each. */
  readonly ofLines?: (data: Float64Array, length: number, result: Float64Array, long: LongLines) => void
  /** The same of truths, where it gives one. */
  readonly ofTruths?: TruthReducer
  /** The same of numbers of single precision, computed in that precision as numpy does. */
  readonly ofSingles?: SingleReducer
}

export interface SingleReducer {
  (line: Float32Array, long: LongLines): number
  /** All lines that do not lie next to each other at once; without it they become doubles. */
  readonly byRows?: (data: Float32Array, lines: Lines, result: Float32Array, long: LongLines) => void
}

interface TruthReducer {
  /** Whether all of them are to hold, not one. */
  readonly isAll: boolean
  readonly line: (truths: Uint8Array) => boolean
  /** Of lines next to each other, from one row of memory to the next. */
  readonly pair: ByteLoop
}

/** Along which axes to reduce: all of them without any; whether they stay as axes of length 1. */
export interface Along {
  readonly axes?: readonly number[] | undefined
  readonly keep?: boolean
}

/**
 * One number for every line along the axes, or one for everything without them.
 *
 * @throws PythonError for an axis the array does not have
 */
export function reduce(
  values: ArrayValue,
  { axes, keep = false }: Along,
  reducer: Reducer,
  type: ValueType,
  dimension: Dimension,
  long: LongLines,
): ArrayValue {
  const taken = axes?.map(axis => wrapAxis(values, axis)) ?? values.shape.map((_, axis) => axis)
  const shape = values.shape.flatMap((extent, axis) => (!taken.includes(axis) ? [extent] : keep ? [1] : []))
  const [only = 0] = taken
  if (axes !== undefined && taken.length === 1) {
    return array(inPrecisionOf(reduceAxis(values, only, reducer, type, long), type, [values]), shape, type, dimension)
  }
  const result = storage(type, sizeOf(shape))
  const ordered = axes === undefined ? values : lastly(values, taken)
  const length = result.length === 0 ? 0 : values.data.length / result.length
  for (let i = 0; i < result.length; i++) {
    result[i] = reduceLine(ordered.data.subarray(i * length, (i + 1) * length), reducer, long)
  }
  return array(inPrecisionOf(result, type, [values]), shape, type, dimension)
}

/** Of elements that lie next to each other. */
function reduceLine(line: Storage, reducer: Reducer, long: LongLines): number {
  const { ofSingles } = reducer
  return line instanceof Float32Array && ofSingles !== undefined
    ? ofSingles(line, long)
    : reducer(asFloats(line), true, long)
}

/** The axes taken put last. */
function lastly(values: ArrayValue, taken: readonly number[]): ArrayValue {
  const kept = values.shape.map((_, axis) => axis).filter(axis => !taken.includes(axis))
  return permuteAxes(values, [...kept, ...taken.toSorted((a, b) => a - b)])
}

function reduceAxis(values: ArrayValue, axis: number, reducer: Reducer, type: ValueType, long: LongLines): Storage {
  const place = linesAlong(values, axis)
  const singles =
    values.data instanceof Float32Array ? reduceSingles(values.data, place, reducer, type, long) : undefined
  if (singles !== undefined) return singles
  const result = storage(type, place.before * place.after)
  const byRows = place.after > 1 ? reducer.byRows : undefined
  if (byRows !== undefined && result instanceof Float64Array) {
    byRows(asFloats(values.data), place, result, long)
    return result
  }
  const { ofTruths } = reducer
  if (ofTruths !== undefined && values.type === 'boolean' && result instanceof Uint8Array) {
    reduceTruths(asBytes(values.data), place, ofTruths, result)
    return result
  }
  if (place.after === 1 && place.length > 0 && reducer.ofLines !== undefined && result instanceof Float64Array) {
    reducer.ofLines(asFloats(values.data), place.length, result, long)
    return result
  }
  eachLine(values, place, (line, which) => {
    result[which] = reducer(line, place.after === 1, long)
  })
  return result
}

/** Numbers of single precision in that precision; undefined where they are to become doubles. */
function reduceSingles(
  data: Float32Array,
  place: Lines,
  { ofSingles }: Reducer,
  type: ValueType,
  long: LongLines,
): Storage | undefined {
  const { before, length, after } = place
  if (ofSingles === undefined) return undefined
  if (after === 1) {
    const result = storage(type, before)
    for (let i = 0; i < before; i++) result[i] = ofSingles(data.subarray(i * length, (i + 1) * length), long)
    return result
  }
  if (ofSingles.byRows === undefined) return undefined
  const result = new Float32Array(before * after)
  ofSingles.byRows(data, place, result, long)
  return result
}

function reduceTruths(
  data: Uint8Array,
  { before, length, after }: Lines,
  { isAll, line, pair }: TruthReducer,
  result: Uint8Array,
): void {
  if (after === 1) {
    if (holdLinesThere(data, length, isAll, result)) return
    for (let i = 0; i < before; i++) result[i] = Number(line(data.subarray(i * length, (i + 1) * length)))
    return
  }
  for (let i = 0; i < before; i++) {
    let rows = data.subarray(i * length * after, (i + 1) * length * after)
    if (holdRowsThere(rows, isAll, result.subarray(i * after, (i + 1) * after))) continue
    const found = new Uint8Array(after)
    found.fill(Number(line(data.subarray(0, 0))))
    // Half of the rows and the others become one half, until one is left; of an odd number the last one is taken by itself.
    for (let count = length; count > 0; count >>= 1) {
      if (count % 2 === 1) pair(found, rows.subarray((count - 1) * after, count * after), found)
      const half = (count >> 1) * after
      const halves = new Uint8Array(half)
      pair(rows.subarray(0, half), rows.subarray(half, 2 * half), halves)
      rows = halves
    }
    result.set(found, i * after)
  }
}

/** Lines of which the elements are collected together: rows of memory are gone through once for all of them. */
const together = 16

/** Every line along an axis, and which of them it is; a line is for reading, as long as it is looked at. */
function eachLine(
  { data }: ArrayValue,
  { before, length, after }: Lines,
  look: (line: Float64Array, which: number) => void,
): void {
  const floats = asFloats(data)
  if (after === 1) {
    for (let i = 0; i < before; i++) look(floats.subarray(i * length, (i + 1) * length), i)
    return
  }
  const columns = unwrittenFloats(together * length)
  for (let i = 0; i < before; i++) {
    for (let j = 0; j < after; j += together) {
      const count = Math.min(together, after - j)
      collectColumns(floats, i * length * after + j, { length, after, count }, columns)
      for (let c = 0; c < count; c++) look(columns.subarray(c * length, (c + 1) * length), i * after + j + c)
    }
  }
}

function collectColumns(
  data: Float64Array,
  start: number,
  { length, after, count }: { readonly length: number; readonly after: number; readonly count: number },
  columns: Float64Array,
): void {
  for (let k = 0; k < length; k++) {
    const row = start + k * after
    for (let c = 0; c < count; c++) columns[c * length + k] = data[row + c] ?? NaN
  }
}

/**
 * A line for every line along `axis`: `cumsum`, `diff`, `sort`. Without an axis everything is one line.
 *
 * @param change gives the new line, another array than the one it is given, which it leaves alone
 */
export function mapLines(
  values: ArrayValue,
  axis: number | undefined,
  change: (line: Float64Array) => Float64Array,
  type: ValueType,
  dimension: Dimension,
): ArrayValue {
  const flat = axis === undefined ? { ...values, shape: [values.data.length] } : values
  const along = wrapAxis(flat, axis ?? 0)
  const place = linesAlong(flat, along)
  const { before, length, after } = place
  if (before === 1 && after === 1 && type !== 'boolean') {
    const changed = change(asFloats(flat.data))
    return array(inPrecisionOf(changed, type, [values]), flat.shape.with(along, changed.length), type, dimension)
  }
  const newLength = change(new Float64Array(length)).length
  const result = storage(type, before * newLength * after)
  eachLine(flat, place, (line, which) => {
    const changed = change(line)
    const from = Math.floor(which / after) * newLength * after + (which % after)
    if (after === 1) result.set(changed, from)
    else for (let k = 0; k < changed.length; k++) result[from + k * after] = changed[k] ?? Number.NaN
  })
  return array(inPrecisionOf(result, type, [values]), flat.shape.with(along, newLength), type, dimension)
}

/** Where the lines along an axis lie: how many blocks of them, how long, and how many next to each other. */
export interface Lines {
  readonly before: number
  readonly length: number
  readonly after: number
}

export function linesAlong(values: ArrayValue, axis: number): Lines {
  const along = wrapAxis(values, axis)
  return {
    before: sizeOf(values.shape.slice(0, along)),
    length: values.shape[along] ?? 1,
    after: sizeOf(values.shape.slice(along + 1)),
  }
}

/**
 * The sum in pairs of pairs, which loses less than one after the other: blocks of up to 128 in eight running sums, as
 * numpy adds, so that sums agree with it to the last bit.
 */
export function pairwiseSum(line: Float64Array, start = 0, length: number = line.length): number {
  if (length < 8) {
    let sum = length === 0 ? 0 : -0
    for (let k = 0; k < length; k++) sum += line[start + k] ?? 0
    return sum
  }
  if (length <= 128) {
    let [a = 0, b = 0, c = 0, d = 0] = [line[start], line[start + 1], line[start + 2], line[start + 3]]
    let [e = 0, f = 0, g = 0, h = 0] = [line[start + 4], line[start + 5], line[start + 6], line[start + 7]]
    let k = 8
    for (; k < length - (length % 8); k += 8) {
      const at = start + k
      a += line[at] ?? 0
      b += line[at + 1] ?? 0
      c += line[at + 2] ?? 0
      d += line[at + 3] ?? 0
      e += line[at + 4] ?? 0
      f += line[at + 5] ?? 0
      g += line[at + 6] ?? 0
      h += line[at + 7] ?? 0
    }
    let sum = a + b + (c + d) + (e + f + (g + h))
    for (; k < length; k++) sum += line[start + k] ?? 0
    return sum
  }
  const half = halfOf(length)
  return pairwiseSum(line, start, half) + pairwiseSum(line, start + half, length - half)
}

/** Where numpy splits a row that it adds in pairs. */
export function halfOf(length: number): number {
  return Math.floor(length / 2) - (Math.floor(length / 2) % 8)
}

/** As numpy adds: in pairs along the last axis, one after the other along others. */
export function total(line: Float64Array, inner: boolean, long: LongLines): number {
  if (inner) return long.sum(line)
  let sum = 0
  for (let k = 0; k < line.length; k++) sum += line[k] ?? NaN
  return sum
}

export function mean(line: Float64Array, inner: boolean, long: LongLines): number {
  return (total(line, inner, long) + 0) / line.length
}

/** {@link total} of lines that do not lie next to each other, the elements of a row of memory added to those of the last. */
export function totals(data: Float64Array, lines: Lines, result: Float64Array, long: LongLines): void {
  eachBlock(data, lines, result, long.addRows)
}

/** Rows of memory that lines go through together, and the row of their results. */
export function eachBlock<T extends Float64Array | Float32Array>(
  data: T,
  { before, length, after }: Lines,
  result: T,
  look: (result: T, rows: T) => void,
): void {
  const block = length * after
  for (let i = 0; i < before; i++)
    look(result.subarray(i * after, (i + 1) * after) as T, data.subarray(i * block, (i + 1) * block) as T)
}

/** {@link mean} of them. */
export function means(data: Float64Array, lines: Lines, result: Float64Array, long: LongLines): void {
  totals(data, lines, result, long)
  divideFloats(result, Float64Array.of(lines.length), result)
}

/** The mean square distance from the mean, divided by `n - freedom`. */
export function variance(line: Float64Array, inner: boolean, freedom: number, long: LongLines): number {
  const middle = mean(line, inner, long)
  const freed = Math.max(0, line.length - freedom)
  if (inner) return long.squares(line, middle) / freed
  const squares = unwrittenFloats(line.length)
  subtractFloats(line, Float64Array.of(middle), squares)
  squareFloats(squares, squares)
  return total(squares, inner, long) / freed
}

/** {@link variance} of lines that do not lie next to each other. */
export function variances(
  data: Float64Array,
  lines: Lines,
  result: Float64Array,
  freedom: number,
  long: LongLines,
): void {
  const { before, length, after } = lines
  means(data, lines, result, long)
  const middles = Float64Array.from(result)
  const squares = new Float64Array(after)
  result.fill(0)
  for (let i = 0; i < before; i++) {
    const [middle, sums] = [middles, result].map(each => each.subarray(i * after, (i + 1) * after))
    if (middle === undefined || sums === undefined) continue
    for (let k = 0; k < length; k++) {
      const start = (i * length + k) * after
      subtractFloats(data.subarray(start, start + after), middle, squares)
      squareFloats(squares, squares)
      addFloats(sums, squares, sums)
    }
  }
  divideFloats(result, Float64Array.of(Math.max(0, length - freedom)), result)
}

/** The least or greatest; NaN if there is one, as numpy has it. */
export function extremeOf(line: Float64Array, sign: 1 | -1, long: LongLines): number {
  requireSome(line, sign)
  return long.extreme(line, sign)
}

/** {@link extremeOf} lines that do not lie next to each other. */
export function extremes(sign: 1 | -1): NonNullable<Reducer['byRows']> {
  return (data, lines, result, long) => {
    requireSome(lines, sign)
    const choose = sign > 0 ? long.greatestRows : long.leastRows
    eachBlock(data, lines, result, (found, rows) => {
      found.set(rows.subarray(0, lines.after))
      choose(found, rows.subarray(lines.after))
    })
  }
}

/** Where the first of the least or greatest of such lines stand, or the first NaN. */
export function placesOfExtremes(sign: 1 | -1): NonNullable<Reducer['byRows']> {
  return (data, { before, length, after }, result) => {
    const found = new Float64Array(after)
    for (let i = 0; i < before; i++) {
      const places = result.subarray(i * after, (i + 1) * after)
      const start = i * length * after
      for (let j = 0; j < after; j++) found[j] = (data[start + j] ?? NaN) * sign
      for (let k = 1; k < length; k++) {
        const row = data.subarray(start + k * after, start + (k + 1) * after)
        for (let j = 0; j < after; j++) {
          const [value, most] = [(row[j] ?? NaN) * sign, found[j] ?? NaN]
          if (value <= most || most !== most) continue
          found[j] = value
          places[j] = k
        }
      }
    }
  }
}

export function requireSome({ length }: { readonly length: number }, sign: 1 | -1): void {
  if (length > 0) return
  const name = sign > 0 ? 'maximum' : 'minimum'
  throw new PythonError('ValueError', `zero-size array to reduction operation ${name} which has no identity`)
}
