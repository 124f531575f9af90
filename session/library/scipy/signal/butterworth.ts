/**
 * Butterworth's filters (1930): the poles lie evenly on half a circle; a bilinear transform makes them numbers for
 * samples (Oppenheim & Schafer, "Discrete-time signal processing", chapter 7).
 */
import { over, squareRoot, times, type Complex } from '../../../arrays/complex-functions.ts'
import type { ScalarMath } from '../../../arrays/math.ts'

export type Band = 'low' | 'high' | 'band'

interface Zeros {
  readonly zeros: readonly Complex[]
  readonly poles: readonly Complex[]
  readonly gain: number
}

const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d]
const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d]
const scaled = ([a, b]: Complex, by: number): Complex => [a * by, b * by]
const product = (all: readonly Complex[]): Complex => all.reduce(times, [1, 0])

/** Of the filter that lets pass what is below 1. */
function prototype(order: number, math: ScalarMath): readonly Complex[] {
  return Array.from({ length: order }, (_, k): Complex => {
    const angle = (Math.PI * (2 * k - order + 1)) / (2 * order)
    return [-math.cos(angle), -math.sin(angle)]
  })
}

function moved(poles: readonly Complex[], edges: readonly number[], band: Band): Zeros {
  const order = poles.length
  const [low = NaN, high = NaN] = edges
  if (band === 'low') return { zeros: [], poles: poles.map(pole => scaled(pole, low)), gain: low ** order }
  if (band === 'high') {
    const inverse = poles.map(pole => over([low, 0], pole))
    return {
      zeros: poles.map((): Complex => [0, 0]),
      poles: inverse,
      gain: 1 / product(poles.map(pole => scaled(pole, -1)))[0],
    }
  }
  const [width, middle] = [high - low, low * high]
  const both = poles.map((pole): readonly [Complex, Complex] => {
    const half = scaled(pole, width / 2)
    const root = squareRoot(minus(times(half, half), [middle, 0]))
    return [plus(half, root), minus(half, root)]
  })
  return {
    zeros: poles.map((): Complex => [0, 0]),
    poles: [...both.map(([first]) => first), ...both.map(([, second]) => second)],
    gain: width ** order,
  }
}

/** Each s becomes (4 + s)/(4 − s), and zeros at infinity −1. */
function sampled({ zeros, poles, gain }: Zeros): Zeros {
  const change = (s: Complex): Complex => over(plus([4, 0], s), minus([4, 0], s))
  const factor = over(product(zeros.map(s => minus([4, 0], s))), product(poles.map(s => minus([4, 0], s))))
  const far = Array.from({ length: poles.length - zeros.length }, (): Complex => [-1, 0])
  return { zeros: [...zeros.map(change), ...far], poles: poles.map(change), gain: gain * factor[0] }
}

/** The polynomial with these zeros. */
function polynomial(zeros: readonly Complex[]): Float64Array {
  let factors: Complex[] = [[1, 0]]
  for (const zero of zeros) {
    const next = [...factors, [0, 0] as Complex]
    for (const [k, factor] of factors.entries()) next[k + 1] = minus(next[k + 1] ?? [0, 0], times(factor, zero))
    factors = next
  }
  return Float64Array.from(factors, ([re]) => re)
}

/**
 * Numerator and denominator.
 *
 * @param edges of the band, as shares of half the sampling rate
 */
export function butterworth(
  order: number,
  edges: readonly number[],
  band: Band,
  math: ScalarMath,
): { readonly b: Float64Array; readonly a: Float64Array } {
  const bent = edges.map(edge => 4 * math.tan((Math.PI * edge) / 2))
  const { zeros, poles, gain } = sampled(moved(prototype(order, math), bent, band))
  return { b: polynomial(zeros).map(each => each * gain), a: polynomial(poles) }
}
