/**
 * The discrete Fourier transform of rows of any length: by the row's prime factors (Cooley & Tukey 1965), or where one of
 * them is large as a convolution of a length that is a power of two (Bluestein 1970).
 */
import type { ScalarMath } from './math.ts'

/** Complex numbers in two rows. */
export interface ComplexRow {
  readonly re: Float64Array
  readonly im: Float64Array
}

export function complexRow(length: number): ComplexRow {
  return { re: new Float64Array(length), im: new Float64Array(length) }
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
  const factors = primeFactors(length)
  if ((factors.at(-1) ?? 1) > largestPrime) return byConvolution({ re, im }, math)
  const result = complexRow(length)
  const turns = turnsOf(length, length, math)
  transform({ re, im }, result, { factors, turns, length, most: factors.at(-1) ?? 1 })
  return result
}

function primeFactors(length: number): number[] {
  const found: number[] = []
  let left = length
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
    const [along, across] = isNear ? [math.cos(angle), math.sin(angle)] : [math.sin(angle), math.cos(angle)]
    const [cosine, sine] =
      quarter % 4 === 0
        ? [along, across]
        : quarter % 4 === 1
          ? [-across, along]
          : quarter % 4 === 2
            ? [-along, -across]
            : [across, -along]
    turns.re[k] = cosine
    turns.im[k] = -sine
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
    if (factor === 2) joinTwo(result, to, part, plan, stride)
    else joinSeveral(result, to, { part, factor, stride }, plan, work)
  }
}

function joinTwo({ re, im }: ComplexRow, to: number, part: number, { turns }: Plan, stride: number): void {
  for (let k = 0; k < part; k++) {
    const [c, s] = [turns.re[k * stride] ?? NaN, turns.im[k * stride] ?? NaN]
    const a = to + k
    const b = a + part
    const x = (re[b] ?? NaN) * c - (im[b] ?? NaN) * s
    const y = (re[b] ?? NaN) * s + (im[b] ?? NaN) * c
    re[b] = (re[a] ?? NaN) - x
    im[b] = (im[a] ?? NaN) - y
    re[a] = (re[a] ?? NaN) + x
    im[a] = (im[a] ?? NaN) + y
  }
}

function joinSeveral(
  { re, im }: ComplexRow,
  to: number,
  { part, factor, stride }: { readonly part: number; readonly factor: number; readonly stride: number },
  { turns, length }: Plan,
  work: ComplexRow,
): void {
  for (let k = 0; k < part; k++) {
    for (let q = 0; q < factor; q++) {
      const at = to + q * part + k
      const turn = q * k * stride
      const [c, s] = [turns.re[turn] ?? NaN, turns.im[turn] ?? NaN]
      work.re[q] = (re[at] ?? NaN) * c - (im[at] ?? NaN) * s
      work.im[q] = (re[at] ?? NaN) * s + (im[at] ?? NaN) * c
    }
    for (let r = 0; r < factor; r++) {
      let [x, y] = [0, 0]
      for (let q = 0; q < factor; q++) {
        const turn = ((q * r) % factor) * (length / factor)
        const [c, s] = [turns.re[turn] ?? NaN, turns.im[turn] ?? NaN]
        x += (work.re[q] ?? NaN) * c - (work.im[q] ?? NaN) * s
        y += (work.re[q] ?? NaN) * s + (work.im[q] ?? NaN) * c
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
    const [c, s] = [chirps.re[places[k] ?? 0] ?? NaN, chirps.im[places[k] ?? 0] ?? NaN]
    given.re[k] = (re[k] ?? NaN) * c - (im[k] ?? NaN) * s
    given.im[k] = (re[k] ?? NaN) * s + (im[k] ?? NaN) * c
    for (const at of k === 0 ? [0] : [k, room - k]) {
      kernel.re[at] = c
      kernel.im[at] = -s
    }
  }
  const [x, y] = [fourier(given, false, math), fourier(kernel, false, math)]
  const product = complexRow(room)
  for (let k = 0; k < room; k++) {
    product.re[k] = (x.re[k] ?? NaN) * (y.re[k] ?? NaN) - (x.im[k] ?? NaN) * (y.im[k] ?? NaN)
    product.im[k] = (x.re[k] ?? NaN) * (y.im[k] ?? NaN) + (x.im[k] ?? NaN) * (y.re[k] ?? NaN)
  }
  const sums = fourier(product, true, math)
  for (let k = 0; k < length; k++) {
    const [c, s] = [chirps.re[places[k] ?? 0] ?? NaN, chirps.im[places[k] ?? 0] ?? NaN]
    result.re[k] = ((sums.re[k] ?? NaN) * c - (sums.im[k] ?? NaN) * s) / room
    result.im[k] = ((sums.re[k] ?? NaN) * s + (sums.im[k] ?? NaN) * c) / room
  }
  return result
}
