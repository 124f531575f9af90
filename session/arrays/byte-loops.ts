/** Loops over truths, which are bytes of 0 and 1: four at a time, as words. */

/** What becomes of two rows of truths; one truth serves all of the other's. */
export type ByteLoop = (x: Uint8Array, y: Uint8Array, result: Uint8Array) => void

/** A 1 in each byte of a word. */
const ones = 0x01010101

/** Truths as words, as many as there are whole ones; one truth for all is a single word. */
function wordsOf(truths: Uint8Array, length: number): Uint32Array {
  if (truths.length !== length) return Uint32Array.of(ones * (truths[0] ?? 0))
  const { buffer, byteOffset } = byteAligned(truths)
  return new Uint32Array(buffer, byteOffset, length >> 2)
}

function byteAligned(truths: Uint8Array): Uint8Array {
  return truths.byteOffset % 4 === 0 ? truths : truths.slice()
}

/** The same words for all steps of a loop, or one for each. */
function pace(words: Uint32Array, { length }: Uint32Array): number {
  return words.length === length ? 1 : 0
}

export const bothHold: ByteLoop = (x, y, result) => {
  const { length } = result
  const [a, b, made] = [wordsOf(x, length), wordsOf(y, length), wordsOf(result, length)]
  const [stepA, stepB] = [pace(a, made), pace(b, made)]
  for (let k = 0, i = 0, j = 0; k < made.length; k++, i += stepA, j += stepB) made[k] = (a[i] ?? 0) & (b[j] ?? 0)
  const [endA, endB] = [x.length === length, y.length === length]
  for (let k = made.length << 2; k < length; k++) result[k] = (x[endA ? k : 0] ?? 0) & (y[endB ? k : 0] ?? 0)
}

export const oneHolds: ByteLoop = (x, y, result) => {
  const { length } = result
  const [a, b, made] = [wordsOf(x, length), wordsOf(y, length), wordsOf(result, length)]
  const [stepA, stepB] = [pace(a, made), pace(b, made)]
  for (let k = 0, i = 0, j = 0; k < made.length; k++, i += stepA, j += stepB) made[k] = (a[i] ?? 0) | (b[j] ?? 0)
  const [endA, endB] = [x.length === length, y.length === length]
  for (let k = made.length << 2; k < length; k++) result[k] = (x[endA ? k : 0] ?? 0) | (y[endB ? k : 0] ?? 0)
}

export const theyDiffer: ByteLoop = (x, y, result) => {
  const { length } = result
  const [a, b, made] = [wordsOf(x, length), wordsOf(y, length), wordsOf(result, length)]
  const [stepA, stepB] = [pace(a, made), pace(b, made)]
  for (let k = 0, i = 0, j = 0; k < made.length; k++, i += stepA, j += stepB) made[k] = (a[i] ?? 0) ^ (b[j] ?? 0)
  const [endA, endB] = [x.length === length, y.length === length]
  for (let k = made.length << 2; k < length; k++) result[k] = (x[endA ? k : 0] ?? 0) ^ (y[endB ? k : 0] ?? 0)
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
  const places = new Int32Array(count + 1)
  for (let k = 0, next = 0; k < length; k++) {
    // Written in any case, and gone over where it does not hold: that costs less than a branch taken at random.
    places[next] = k
    next += truths[k] ?? 0
  }
  return places.subarray(0, count)
}
