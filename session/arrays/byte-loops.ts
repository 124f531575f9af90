/** Loops over truths, which are bytes of 0 and 1: four at a time, as words. */

import { unwrittenPlaces } from './unwritten.ts'
import { wordsThatBothHold, wordsThatDiffer, wordsThatOneHolds } from '../generated/loops.ts'

/** What becomes of two rows of truths; one truth serves all of the other's. */
export type ByteLoop = (x: Uint8Array, y: Uint8Array, result: Uint8Array) => void

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

/** How many hold. */
export function countTruths(truths: Uint8Array): number {
  const words = wordsOf(truths, truths.length)
  let count = 0
  for (let start = 0; start < words.length; start += 255) {
    // A byte of the sum holds as many as 255.
    const end = Math.min(words.length, start + 255)
    let sum = 0
    for (let k = start; k < end; k++) sum = (sum + (words[k] ?? 0)) >>> 0
    count += (sum & 255) + ((sum >>> 8) & 255) + ((sum >>> 16) & 255) + (sum >>> 24)
  }
  for (let k = words.length << 2; k < truths.length; k++) count += truths[k] ?? 0
  return count
}

/** The places of the truths that hold. */
export function placesOfTruths(truths: Uint8Array): Int32Array {
  const { length } = truths
  const count = countTruths(truths)
  const places = unwrittenPlaces(count + 1)
  for (let k = 0, next = 0; k < length; k++) {
    // Written in any case, and gone over where it does not hold: that costs less than a branch taken at random.
    places[next] = k
    next += truths[k] ?? 0
  }
  return places.subarray(0, count)
}
