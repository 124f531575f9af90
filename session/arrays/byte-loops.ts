/** Loops over truths, which are bytes of 0 and 1: four at a time, as words. */

import { countThere, findTruthsThere, holdLinesThere } from '../../compiler/index.ts'
import type { LoopOfPairs } from './float-loops.ts'
import { unwrittenFloats, unwrittenPlaces } from './unwritten.ts'
import { findTruths, wordsThatBothHold, wordsThatDiffer, wordsThatOneHolds } from '../generated/loops.ts'

/** What becomes of two rows of truths; one truth serves all of the other's. */
export type ByteLoop = LoopOfPairs<Uint8Array, Uint8Array>

/** The same for words of four truths. */
export type WordLoop = (x: Int32Array, y: Int32Array, result: Int32Array) => void

export const bothHold: ByteLoop = byWords(wordsThatBothHold)
export const oneHolds: ByteLoop = byWords(wordsThatOneHolds)
export const theyDiffer: ByteLoop = byWords(wordsThatDiffer)

/** A 1 in each byte of a word. */
const ones = 0x01010101

/** All truths by words, the last few, which fill no word, in words of their own. */
function byWords(loop: WordLoop): ByteLoop {
  return (x, y, result) => {
    const { length } = result
    const [a, b] = [wordsOf(x, length), wordsOf(y, length)]
    const made = wordsOf(result, length)
    if (made.length > 0) loop(a, b, made)
    const start = made.length << 2
    if (start === length) return
    const last = Int32Array.of(0)
    loop(lastWord(x, start, length), lastWord(y, start, length), last)
    result.set(new Uint8Array(last.buffer, 0, length - start), start)
  }
}

/** Truths as words, as many as there are whole ones; one truth for all is a single word. */
function wordsOf(truths: Uint8Array, length: number): Int32Array {
  if (truths.length !== length) return Int32Array.of(ones * (truths[0] ?? 0))
  const { buffer, byteOffset } = truths.byteOffset % 4 === 0 ? truths : truths.slice()
  return new Int32Array(buffer, byteOffset, length >> 2)
}

function lastWord(truths: Uint8Array, start: number, length: number): Int32Array {
  if (truths.length !== length) return Int32Array.of(ones * (truths[0] ?? 0))
  const bytes = new Uint8Array(4)
  bytes.set(truths.subarray(start))
  return new Int32Array(bytes.buffer)
}

/** Truths eight at a time, as doubles: 0 where none holds, else a number greater than that. */
function eightsOf(truths: Uint8Array): Float64Array {
  const { buffer, byteOffset } = truths.byteOffset % 8 === 0 ? truths : truths.slice()
  return new Float64Array(buffer, byteOffset, truths.length >> 3)
}

/** The double of eight truths that all hold. */
const [allEight] = eightsOf(new Uint8Array(8).fill(1))

/** What the runtime says of a whole line. */
const single = new Uint8Array(1)

/** Whether one of them holds. */
export function someHold(truths: Uint8Array): boolean {
  if (holdLinesThere(truths, truths.length, false, single)) return single[0] === 1
  const eights = eightsOf(truths)
  let k = 0
  for (; k + 7 < eights.length; k += 8) {
    const a = (eights[k] ?? 0) + (eights[k + 1] ?? 0)
    const b = (eights[k + 2] ?? 0) + (eights[k + 3] ?? 0)
    const c = (eights[k + 4] ?? 0) + (eights[k + 5] ?? 0)
    const d = (eights[k + 6] ?? 0) + (eights[k + 7] ?? 0)
    if (a + b + (c + d) !== 0) return true
  }
  return truths.subarray(k << 3).includes(1)
}

/** Whether all of them hold. */
export function allHold(truths: Uint8Array): boolean {
  if (holdLinesThere(truths, truths.length, true, single)) return single[0] === 1
  const eights = eightsOf(truths)
  let k = 0
  for (; k + 3 < eights.length; k += 4) {
    const isFirst = eights[k] === allEight && eights[k + 1] === allEight
    if (!isFirst || eights[k + 2] !== allEight || eights[k + 3] !== allEight) return false
  }
  return !truths.subarray(k << 3).includes(0)
}

/** How many hold. */
export function countTruths(truths: Uint8Array): number {
  const there = countThere(truths)
  if (there !== undefined) return there
  const words = wordsOf(truths, truths.length)
  const whole = words.length - (words.length % 4)
  let count = 0
  // A byte of a sum holds as many as 255; two sums do not wait for each other.
  for (let start = 0; start < whole; start += 508) {
    const end = Math.min(whole, start + 508)
    let one = 0
    let other = 0
    for (let k = start; k < end; k += 4) {
      one = (one + (words[k] ?? 0) + (words[k + 2] ?? 0)) | 0
      other = (other + (words[k + 1] ?? 0) + (words[k + 3] ?? 0)) | 0
    }
    count += bytesOf(one) + bytesOf(other)
  }
  for (let k = whole << 2; k < truths.length; k++) count += truths[k] ?? 0
  return count
}

/** The sum of the bytes of a word. */
function bytesOf(word: number): number {
  return (word & 255) + ((word >>> 8) & 255) + ((word >>> 16) & 255) + (word >>> 24)
}

/** The places of the truths that hold. */
export function placesOfTruths(truths: Uint8Array): Int32Array {
  if (!someHold(truths)) return new Int32Array(0)
  const count = countTruths(truths)
  const places = unwrittenPlaces(count + 1)
  findTruths(truths, eightsOf(truths), places)
  return places.subarray(0, count)
}

/** The same as numbers. */
export function numbersOfTruths(truths: Uint8Array): Float64Array {
  const count = countTruths(truths)
  const places = unwrittenFloats(count + 1)
  if (!findTruthsThere(truths, places)) places.set(placesOfTruths(truths))
  return places.subarray(0, count)
}
