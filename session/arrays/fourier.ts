/**
 * The discrete Fourier transform of rows of any length: by the row's prime factors (Cooley & Tukey 1965), or where one of
 * them is large as a convolution of a length that is a power of two (Bluestein 1970).
 */
import { largestFactor, transforms, type TransformTables } from '../../compiler/index.ts'
import { roomFor } from './array.ts'
import type { ScalarMath } from './math.ts'
import { unwrittenFloats } from './unwritten.ts'

/** Complex numbers in two rows. */
export interface ComplexRow {
  readonly re: Float64Array
  readonly im: Float64Array
}

export function complexRow(length: number): ComplexRow {
  const room = roomFor([length])
  return { re: new Float64Array(room), im: new Float64Array(room) }
}

/**
 * The transform of a row, not scaled: Σ xₖ e^(−2πi jk/n), or with a plus where it is the inverse.
 *
 * @param math gives sines and cosines
 */
export function fourier({ re, im }: ComplexRow, inverse: boolean, math: ScalarMath): ComplexRow {
  // The inverse is the transform with real and imaginary parts exchanged.
  if (inverse) {
    const turned = fourier({ re: im, im: re }, false, math)
    return { re: turned.im, im: turned.re }
  }
  const { length } = re
  if (length < 2) return { re: re.slice(), im: im.slice() }
  const factors = factorsOf(length)
  if ((factors.at(-1) ?? 1) > largestFactor) return byConvolution({ re, im }, math)
  const result = { re: unwrittenFloats(length), im: unwrittenFloats(length) }
  transforms.transform({ re, im }, result, (): TransformTables => ({
    factors,
    turns: lastTurns.of(length, length, math),
  }))
  return result
}

/** Turns are kept of so many lengths, of which none is longer. */
const [mostKept, longestKept] = [4, 2 ** 20]

interface Kept {
  readonly count: number
  readonly parts: number
  readonly turns: ComplexRow
}

/** Turns that were asked for last: rows of one length, and of half of it, often follow one another. */
class Turns {
  #kept: readonly Kept[] = []

  of(count: number, parts: number, math: ScalarMath): ComplexRow {
    const found = this.#kept.find(each => each.count === count && each.parts === parts)
    if (found !== undefined) return found.turns
    const turns = turnsOf(count, parts, math)
    if (count <= longestKept) this.#kept = [{ count, parts, turns }, ...this.#kept.slice(0, mostKept - 1)]
    return turns
  }
}

const lastTurns = new Turns()

/** The first half of the transform of real numbers, up to the middle: the rest is its mirror image with the other sign. */
export function realFourier(line: Float64Array, math: ScalarMath): ComplexRow {
  const { length } = line
  const middle = Math.floor(length / 2)
  if (length % 2 === 1 || length < 4) {
    const { re, im } = fourier({ re: line, im: new Float64Array(length) }, false, math)
    return { re: re.subarray(0, middle + 1), im: im.subarray(0, middle + 1) }
  }
  // Every other number as a real part, those between as imaginary ones; what belongs to which is told by the mirror image.
  const halves = { re: unwrittenFloats(middle), im: unwrittenFloats(middle) }
  for (let k = 0; k < middle; k++) {
    halves.re[k] = line[2 * k] ?? NaN
    halves.im[k] = line[2 * k + 1] ?? NaN
  }
  const both = fourier(halves, false, math)
  const turns = lastTurns.of(middle + 1, length, math)
  const result = { re: unwrittenFloats(middle + 1), im: unwrittenFloats(middle + 1) }
  for (let k = 0; k <= middle; k++) {
    const at = k === middle ? 0 : k
    const mirror = k === 0 ? 0 : middle - k
    const a = both.re[at] ?? NaN
    const b = both.im[at] ?? NaN
    const c = both.re[mirror] ?? NaN
    const d = both.im[mirror] ?? NaN
    // Halves first: sums of large numbers would be infinite.
    const x = b / 2 + d / 2
    const y = c / 2 - a / 2
    const cosine = turns.re[k] ?? NaN
    const sine = turns.im[k] ?? NaN
    result.re[k] = a / 2 + c / 2 + (x * cosine - y * sine)
    result.im[k] = b / 2 - d / 2 + (x * sine + y * cosine) + 0
  }
  return result
}

/** Prime factors in order, but twos in pairs. */
function factorsOf(length: number): number[] {
  const found: number[] = []
  let left = length
  for (; left > 0 && left % 4 === 0; left /= 4) found.push(4)
  for (let factor = 2; factor * factor <= left; factor++) {
    for (; left % factor === 0; left /= factor) found.push(factor)
  }
  return left > 1 ? [...found, left] : found
}

/** e^(−2πi k/parts) for k from 0 on, exact at the quarters and alike in all eighths. */
function turnsOf(count: number, parts: number, { rows }: ScalarMath): ComplexRow {
  const angles = unwrittenFloats(count)
  for (let k = 0; k < count; k++) {
    const rest = (4 * k) % parts
    angles[k] = ((Math.PI / 2) * (2 * rest <= parts ? rest : parts - rest)) / parts
  }
  const [cosines, sines] = [unwrittenFloats(count), unwrittenFloats(count)]
  rows.cos(angles, cosines)
  rows.sin(angles, sines)
  for (let k = 0; k < count; k++) {
    const quarter = Math.floor((4 * k) / parts)
    const isNear = 2 * ((4 * k) % parts) <= parts
    const isTurned = (quarter % 2 === 1) === isNear
    const along = cosines[k] ?? NaN
    const across = sines[k] ?? NaN
    const cosine = isTurned ? across : along
    const sine = isTurned ? along : across
    cosines[k] = quarter === 1 || quarter === 2 ? -cosine : cosine
    sines[k] = quarter >= 2 ? sine : -sine
  }
  return { re: cosines, im: sines }
}

/** With jk = (j² + k² − (j − k)²) / 2 the transform is a convolution, which is a product of transforms. */
function byConvolution({ re, im }: ComplexRow, math: ScalarMath): ComplexRow {
  const { length } = re
  let room = 1
  while (room < 2 * length - 1) room *= 2
  const chirps = lastTurns.of(2 * length, 2 * length, math)
  // The squares modulo 2n, one from the other: they themselves would become inexact.
  const places = new Int32Array(length)
  for (let k = 1; k < length; k++) places[k] = ((places[k - 1] ?? 0) + 2 * k - 1) % (2 * length)
  const [given, kernel, result] = [complexRow(room), complexRow(room), complexRow(length)]
  for (let k = 0; k < length; k++) {
    const c = chirps.re[places[k] ?? 0] ?? NaN
    const s = chirps.im[places[k] ?? 0] ?? NaN
    given.re[k] = (re[k] ?? NaN) * c - (im[k] ?? NaN) * s
    given.im[k] = (re[k] ?? NaN) * s + (im[k] ?? NaN) * c
    const other = k === 0 ? 0 : room - k
    kernel.re[k] = c
    kernel.im[k] = -s
    kernel.re[other] = c
    kernel.im[other] = -s
  }
  const [x, y] = [fourier(given, false, math), fourier(kernel, false, math)]
  const product = complexRow(room)
  for (let k = 0; k < room; k++) {
    product.re[k] = (x.re[k] ?? NaN) * (y.re[k] ?? NaN) - (x.im[k] ?? NaN) * (y.im[k] ?? NaN)
    product.im[k] = (x.re[k] ?? NaN) * (y.im[k] ?? NaN) + (x.im[k] ?? NaN) * (y.re[k] ?? NaN)
  }
  const sums = fourier(product, true, math)
  for (let k = 0; k < length; k++) {
    const c = chirps.re[places[k] ?? 0] ?? NaN
    const s = chirps.im[places[k] ?? 0] ?? NaN
    result.re[k] = ((sums.re[k] ?? NaN) * c - (sums.im[k] ?? NaN) * s) / room
    result.im[k] = ((sums.re[k] ?? NaN) * s + (sums.im[k] ?? NaN) * c) / room
  }
  return result
}
