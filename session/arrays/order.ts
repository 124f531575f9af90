/** Orders of numbers: which place the least stands at, and so on. */

import { unwrittenPlaces } from './unwritten.ts'

/** Bits of a digit; six of them make a double. */
const digitBits = 11
const digits = 1 << digitBits

/** Below so many numbers comparing is faster. */
const fewNumbers = 256

/**
 * The places of numbers by size, NaN last; equal ones keep their order. Sorted digit by digit, from the last to the first
 * (Knuth, The Art of Computer Programming, volume 3, 5.2.5).
 */
export function orderOf(line: Float64Array): Int32Array {
  const { length } = line
  const places = unwrittenPlaces(length)
  for (let k = 0; k < length; k++) places[k] = k
  if (length < fewNumbers) return places.sort((i, j) => byNumber(line[i] ?? 0, line[j] ?? 0) || i - j)
  const { low, high } = keysOf(line)
  let from = places
  let to = unwrittenPlaces(length)
  for (let shift = 0; shift < 64; shift += digitBits) {
    if (!inDigits(low, high, shift, from, to)) continue
    ;[from, to] = [to, from]
  }
  return from
}

/** By size, NaN last. */
export function byNumber(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  return x - y || 0
}

/** Whole numbers of 64 bits, in halves, which have the order of the doubles; both zeros are one. */
function keysOf(line: Float64Array): { readonly low: Uint32Array; readonly high: Uint32Array } {
  const { length } = line
  const [low, high] = [new Uint32Array(length), new Uint32Array(length)]
  const value = new Float64Array(1)
  const halves = new Uint32Array(value.buffer)
  const first = firstHalfIsLow(halves, value) ? 0 : 1
  for (let k = 0; k < length; k++) {
    const x = line[k] ?? NaN
    value[0] = x + 0
    const [l = 0, h = 0] = [halves[first], halves[1 - first]]
    if (x !== x) low[k] = high[k] = 0xffffffff
    else if (h >>> 31 === 1) {
      low[k] = ~l
      high[k] = ~h
    } else {
      low[k] = l
      high[k] = h ^ 0x80000000
    }
  }
  return { low, high }
}

function firstHalfIsLow(halves: Uint32Array, value: Float64Array): boolean {
  value[0] = 1
  return halves[0] === 0
}

/** Places put in order of one digit; false if it is the same in all of them. */
function inDigits(low: Uint32Array, high: Uint32Array, shift: number, from: Int32Array, to: Int32Array): boolean {
  const { length } = from
  const starts = new Int32Array(digits + 1)
  // A digit may lie across both halves.
  const isAcross = shift < 32 && shift + digitBits > 32
  const half = shift < 32 ? low : high
  const by = shift % 32
  const rest = isAcross ? 32 - shift : 0
  for (let k = 0; k < length; k++) {
    const own = (half[k] ?? 0) >>> by
    const digit = (isAcross ? own | ((high[k] ?? 0) << rest) : own) & (digits - 1)
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1
  }
  for (let digit = 0; digit < digits; digit++) {
    if (starts[digit + 1] === length) return false
    starts[digit + 1] = (starts[digit + 1] ?? 0) + (starts[digit] ?? 0)
  }
  for (let k = 0; k < length; k++) {
    const place = from[k] ?? 0
    const own = (half[place] ?? 0) >>> by
    const digit = (isAcross ? own | ((high[place] ?? 0) << rest) : own) & (digits - 1)
    const at = starts[digit] ?? 0
    to[at] = place
    starts[digit] = at + 1
  }
  return true
}

/**
 * The number that would stand at a place of the sorted row, which is rearranged: lesser ones stand before it, greater ones behind
 * (Hoare, Algorithm 65: FIND). There must be no NaN.
 */
export function findOrdered(row: Float64Array, place: number): number {
  let [first, last] = [0, row.length - 1]
  while (first < last) {
    const pivot = row[(first + last) >> 1] ?? NaN
    let [i, j] = [first, last]
    while (i <= j) {
      while ((row[i] ?? NaN) < pivot) i++
      while ((row[j] ?? NaN) > pivot) j--
      if (i > j) break
      const exchanged = row[i] ?? NaN
      row[i] = row[j] ?? NaN
      row[j] = exchanged
      i++
      j--
    }
    if (place <= j) last = j
    else if (place >= i) first = i
    else break
  }
  return row[place] ?? NaN
}
