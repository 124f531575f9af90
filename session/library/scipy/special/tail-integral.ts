/** Integrals of tails by Gauss's rule. */
import type { ScalarMath } from '../../../arrays/math.ts'

/** Nodes and weights of Gauss's rule with sixteen points (Abramowitz & Stegun 25.4.30), of one side. */
const gauss = [
  [0.989_400_934_991_649_9, 0.027_152_459_411_754_096],
  [0.944_575_023_073_232_6, 0.062_253_523_938_647_894],
  [0.865_631_202_387_831_8, 0.095_158_511_682_492_79],
  [0.755_404_408_355_003, 0.124_628_971_255_533_88],
  [0.617_876_244_402_643_8, 0.149_595_988_816_576_74],
  [0.458_016_777_657_227_37, 0.169_156_519_395_002_54],
  [0.281_603_550_779_258_9, 0.182_603_415_044_923_58],
  [0.095_012_509_837_637_44, 0.189_450_610_455_068_5],
] as const

const panels = 8

/** What e^f falls to is less than the last digit of the integral. */
const least = -42

/**
 * ∫ u^power e^f(u) du from 0 to an end, of an f with f(0) = 0 which falls to its end: as far as it counts.
 *
 * @param scale about how far it takes to fall to e^−42
 */
export function tailIntegral(
  f: (u: number) => number,
  scale: number,
  end: number,
  { exp }: ScalarMath,
  power: 0 | 1 | 2 = 0,
): number {
  const at = (u: number): number => (power === 0 ? 1 : power === 1 ? u : u * u) * exp(f(u))
  let width = Math.min(scale, end)
  while (width < end && !(f(width) < least)) width = Math.min(2 * width, end)
  while (f(width / 2) < least) width /= 2
  let sum = 0
  for (let panel = 0; panel < panels; panel++) {
    // Panels become longer outwards, since a singularity may be near to the start.
    const place = (k: number): number => ((k * k) / (panels * panels)) * width
    const [from, to] = [place(panel), place(panel + 1)]
    const [middle, half] = [(from + to) / 2, (to - from) / 2]
    const part = gauss.reduce((made, [node, weight]) => {
      return made + weight * (at(middle - node * half) + at(middle + node * half))
    }, 0)
    sum += part * half
  }
  return sum
}
