/** Differences of nearly equal numbers, in which no digits are lost. */
import type { ScalarMath } from '../../../arrays/math.ts'

/** ln(1 + x) − x, by the series of artanh r with r = x/(2 + x) (DLMF 4.6.4), whose first term is x + its loss. */
export function log1pLessX(x: number, { log1p }: Pick<ScalarMath, 'log1p'>): number {
  if (!(x > -0.6 && x < 0.9)) return log1p(x) - x
  const r = x / (2 + x)
  const square = r * r
  let [power, sum] = [2 * r * square, 0]
  for (let k = 3; Math.abs(power) > 1e-18 * Math.abs(sum) * k; k += 2) {
    sum += power / k
    power *= square
    if (power === 0) break
  }
  return sum - x * r
}

/** The halves of a double, whose products are exact (Dekker 1971). */
function halves(x: number): readonly [number, number] {
  const spread = x * 134_217_729
  const high = spread - (spread - x)
  return [high, x - high]
}

/** A product and what its rounding left out. */
function exactProduct(x: number, y: number): readonly [number, number] {
  const product = x * y
  const [[a, b], [c, d]] = [halves(x), halves(y)]
  const left = b * d - (product - a * c - b * c - a * d)
  return [product, Number.isFinite(left) ? left : 0]
}

/** A difference and what its rounding left out (Knuth). */
function exactDifference(x: number, y: number): readonly [number, number] {
  const difference = x - y
  const taken = difference - x
  return [difference, x - (difference - taken) - (y + taken)]
}

/** start − a x − b x. */
function lessProducts(start: number, a: number, b: number, x: number): number {
  const [[first, firstLeft], [second, secondLeft]] = [exactProduct(a, x), exactProduct(b, x)]
  const [part, partLeft] = exactDifference(start, first)
  const [whole, wholeLeft] = exactDifference(part, second)
  return whole + (partLeft + wholeLeft - firstLeft - secondLeft)
}

/** a y − b x of numbers x and y = 1 − x, of which the less one is taken, since it has more digits. */
export function crossDifference(a: number, b: number, x: number, y: number): number {
  return x <= y ? lessProducts(a, a, b, x) : -lessProducts(b, b, a, y)
}
