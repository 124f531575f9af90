/**
 * The discrete Fourier transform of rows of any length: by the row's prime factors (Cooley & Tukey 1965), or where one of
 * them is large as a convolution of a length that is a power of two (Bluestein 1970).
 */
import { roomFor } from './array.ts'
import type { ScalarMath } from './math.ts'

/** Complex numbers in two rows. */
export interface ComplexRow {
  readonly re: Float64Array
  readonly im: Float64Array
}

export function complexRow(length: number): ComplexRow {
  const room = roomFor([length])
  return { re: new Float64Array(room), im: new Float64Array(room) }
}

/** The largest prime factor that is dealt with term by term. */
const largestPrime = 61

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
  const factors = factorsOf(length)
  if ((factors.at(-1) ?? 1) > largestPrime) return byConvolution({ re, im }, math)
  const result = complexRow(length)
  const turns = turnsOf(length, length, math)
  transform({ re, im }, result, { factors, turns, length, most: Math.max(1, ...factors) })
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
function turnsOf(count: number, parts: number, math: ScalarMath): ComplexRow {
  const turns = complexRow(count)
  for (let k = 0; k < count; k++) {
    const quarter = Math.floor((4 * k) / parts)
    const rest = 4 * k - quarter * parts
    const isNear = 2 * rest <= parts
    const angle = ((Math.PI / 2) * (isNear ? rest : parts - rest)) / parts
    const along = isNear ? math.cos(angle) : math.sin(angle)
    const across = isNear ? math.sin(angle) : math.cos(angle)
    const isOdd = quarter % 2 === 1
    const cosine = isOdd ? across : along
    const sine = isOdd ? along : across
    turns.re[k] = quarter === 1 || quarter === 2 ? -cosine : cosine
    turns.im[k] = quarter >= 2 ? sine : -sine
  }
  return turns
}

interface Plan {
  readonly factors: readonly number[]
  readonly turns: ComplexRow
  readonly length: number
  /** The largest factor. */
  readonly most: number
}

/** A transform of which the elements stand somewhere in the row: every `stride`-th from `from` on, its values at `to`. */
interface Part {
  readonly from: number
  readonly stride: number
  readonly to: number
  readonly length: number
  /** Which factor it is divided by. */
  readonly depth: number
}

function transform(row: ComplexRow, result: ComplexRow, plan: Plan): void {
  const work = complexRow(plan.most)
  divided({ from: 0, stride: 1, to: 0, length: plan.length, depth: 0 })

  function divided({ from, stride, to, length, depth }: Part): void {
    const factor = plan.factors[depth]
    if (factor === undefined) {
      result.re[to] = row.re[from] ?? NaN
      result.im[to] = row.im[from] ?? NaN
      return
    }
    const part = length / factor
    for (let q = 0; q < factor; q++)
      divided({ from: from + q * stride, stride: stride * factor, to: to + q * part, length: part, depth: depth + 1 })
    if (factor === 4) joinFour(result, to, part, plan, stride)
    else joinSeveral(result, to, { part, factor, stride }, plan, work)
  }
}

function joinFour({ re, im }: ComplexRow, to: number, part: number, { turns }: Plan, stride: number): void {
  const { re: cosines, im: sines } = turns
  for (let k = 0; k < part; k++) {
    const a = to + k
    const b = a + part
    const c = b + part
    const d = c + part
    const turn = k * stride
    const c1 = cosines[turn] ?? NaN
    const s1 = sines[turn] ?? NaN
    const c2 = cosines[2 * turn] ?? NaN
    const s2 = sines[2 * turn] ?? NaN
    const c3 = cosines[3 * turn] ?? NaN
    const s3 = sines[3 * turn] ?? NaN
    const x1 = (re[b] ?? NaN) * c1 - (im[b] ?? NaN) * s1
    const y1 = (re[b] ?? NaN) * s1 + (im[b] ?? NaN) * c1
    const x2 = (re[c] ?? NaN) * c2 - (im[c] ?? NaN) * s2
    const y2 = (re[c] ?? NaN) * s2 + (im[c] ?? NaN) * c2
    const x3 = (re[d] ?? NaN) * c3 - (im[d] ?? NaN) * s3
    const y3 = (re[d] ?? NaN) * s3 + (im[d] ?? NaN) * c3
    const x0 = re[a] ?? NaN
    const y0 = im[a] ?? NaN
    re[a] = x0 + x2 + (x1 + x3)
    im[a] = y0 + y2 + (y1 + y3)
    re[b] = x0 - x2 + (y1 - y3)
    im[b] = y0 - y2 - (x1 - x3)
    re[c] = x0 + x2 - (x1 + x3)
    im[c] = y0 + y2 - (y1 + y3)
    re[d] = x0 - x2 - (y1 - y3)
    im[d] = y0 - y2 + (x1 - x3)
  }
}

function joinSeveral(
  { re, im }: ComplexRow,
  to: number,
  { part, factor, stride }: { readonly part: number; readonly factor: number; readonly stride: number },
  { turns, length }: Plan,
  work: ComplexRow,
): void {
  const { re: cosines, im: sines } = turns
  const { re: workRe, im: workIm } = work
  const step = length / factor
  for (let k = 0; k < part; k++) {
    for (let q = 0; q < factor; q++) {
      const at = to + q * part + k
      const c = cosines[q * k * stride] ?? NaN
      const s = sines[q * k * stride] ?? NaN
      workRe[q] = (re[at] ?? NaN) * c - (im[at] ?? NaN) * s
      workIm[q] = (re[at] ?? NaN) * s + (im[at] ?? NaN) * c
    }
    for (let r = 0; r < factor; r++) {
      let x = 0
      let y = 0
      for (let q = 0; q < factor; q++) {
        const turn = ((q * r) % factor) * step
        const c = cosines[turn] ?? NaN
        const s = sines[turn] ?? NaN
        x += (workRe[q] ?? NaN) * c - (workIm[q] ?? NaN) * s
        y += (workRe[q] ?? NaN) * s + (workIm[q] ?? NaN) * c
      }
      re[to + r * part + k] = x
      im[to + r * part + k] = y
    }
  }
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
