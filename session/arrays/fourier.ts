/**
 * The discrete Fourier transform of rows of any length: by the row's prime factors (Cooley & Tukey 1965), or where one of
 * them is large as a convolution of a length that is a power of two (Bluestein 1970).
 */
import { largestFactor, transform, type TransformTables } from '../../compiler/index.ts'
import { numbers, roomFor } from './array.ts'
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
  transform({ re, im }, result, (): TransformTables => ({ factors, turns: turnsOf(length, length, math) }))
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
  const restOf = (k: number): number => (4 * k) % parts
  const isNear = (k: number): boolean => 2 * restOf(k) <= parts
  const angles = numbers(count, k => ((Math.PI / 2) * (isNear(k) ? restOf(k) : parts - restOf(k))) / parts)
  const [cosines, sines] = [unwrittenFloats(count), unwrittenFloats(count)]
  rows.cos(angles, cosines)
  rows.sin(angles, sines)
  for (let k = 0; k < count; k++) {
    const quarter = Math.floor((4 * k) / parts)
    const isTurned = (quarter % 2 === 1) === isNear(k)
    const [along, across] = [cosines[k] ?? NaN, sines[k] ?? NaN]
    const [cosine, sine] = isTurned ? [across, along] : [along, across]
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
  const chirps = turnsOf(2 * length, 2 * length, math)
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
