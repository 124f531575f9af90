/** Where distributions end, and what their densities are there. */
import type { ScalarMath } from '../../../arrays/math.ts'

export const everywhere = (): readonly [number, number] => [-Infinity, Infinity]
export const fromZero = (): readonly [number, number] => [0, Infinity]

/** ln of a density that goes with x^(a − 1) at 0, of which a factor is left at a = 1. */
export function powerAtZero(a: number, factor: number): number {
  return a < 1 ? Infinity : a === 1 ? factor : -Infinity
}

/** (a − 1) ln x, which is 0 at x = 0 for a = 1. */
export function powerOf(a: number, x: number, { log }: ScalarMath): number {
  return a === 1 ? 0 : (a - 1) * log(x)
}

/** Of such shapes logarithms of gamma functions are so small that no digits are lost in their difference. */
export function isSmall(shape: number): boolean {
  return shape < 20
}
