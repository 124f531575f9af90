/** Orders of numbers: which place the least stands at, and so on. */

import { orderThere, searchThere, sortThere } from '../../compiler/index.ts'
import { unwrittenFloats, unwrittenPlaces, unwrittenSingles } from './unwritten.ts'

/** So few numbers are compared in less time. */
const fewNumbers = 256

/** The places of numbers by size, NaN last; equal ones keep their order. */
export function orderOf(line: Float64Array): Int32Array {
  const { length } = line
  const places = unwrittenPlaces(length)
  const sorted = length < fewNumbers ? undefined : orderThere(line)
  if (sorted !== undefined) places.set(sorted)
  else {
    for (let k = 0; k < length; k++) places[k] = k
    places.sort((i, j) => byNumber(line[i] ?? 0, line[j] ?? 0) || i - j)
  }
  return places
}

/** The numbers by size, NaN last and -0 before 0, in storage of their own. */
export function sortedFloats(line: Float64Array): Float64Array {
  return sortedInto(unwrittenFloats(line.length), line)
}

/** The same of numbers of single precision. */
export function sortedSingles(line: Float32Array): Float32Array {
  return sortedInto(unwrittenSingles(line.length), line)
}

function sortedInto<T extends Float64Array | Float32Array>(sorted: T, line: T): T {
  sorted.set(line)
  if (line.length < fewNumbers || !sortThere(sorted)) sorted.sort()
  return sorted
}

/** By size, NaN last. */
export function byNumber(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
  return x - y || 0
}

/**
 * How many numbers of a sorted row lie before each of others; with `right`, those equal to it too.
 */
export function placesIn(row: Float64Array, wanted: Float64Array, right: boolean): Float64Array {
  const places = unwrittenFloats(wanted.length)
  if (searchThere(row, wanted, right, places)) return places
  for (let k = 0; k < wanted.length; k++) places[k] = placeIn(row, wanted[k] ?? NaN, right)
  return places
}

/** {@link placesIn} of one number. */
export function placeIn(row: Float64Array, x: number, right: boolean): number {
  let [low, high] = [0, row.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const order = byNumber(row[middle] ?? 0, x)
    if (order < 0 || (right && order === 0)) low = middle + 1
    else high = middle
  }
  return low
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
