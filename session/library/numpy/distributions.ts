/** Single numbers of distributions that are neither uniform nor normal. */
import type { ScalarMath } from '../../arrays/math.ts'
import type { Draws } from './draw.ts'

/** −ln of a uniform, which is never 0. */
export function exponential(draws: Draws, math: ScalarMath): number {
  return -math.log1p(-draws.uniform())
}

/** By rejection from a cubed normal (Marsaglia & Tsang 2000, "A simple method for generating gamma variables"). */
export function gamma(shape: number, draws: Draws, math: ScalarMath): number {
  // What is no number, or without end, is its own mean.
  if (shape === 0 || !Number.isFinite(shape)) return shape
  // A shape below 1 is one above, scaled by a power of a uniform.
  if (shape < 1) return gamma(shape + 1, draws, math) * math.pow(1 - draws.uniform(), 1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = draws.normal()
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    if (math.log(1 - draws.uniform()) < 0.5 * x * x + d - d * v + d * math.log(v)) return d * v
  }
}

export function beta(a: number, b: number, draws: Draws, math: ScalarMath): number {
  const x = gamma(a, draws, math)
  return x / (x + gamma(b, draws, math))
}

/** Successes of n trials; a long row of them is halved at a beta-distributed median (Ahrens & Dieter 1974). */
export function binomial(n: number, p: number, draws: Draws, math: ScalarMath): number {
  let [trials, chance, found] = [n, p, 0]
  while (trials > 40) {
    const first = 1 + Math.floor(trials / 2)
    const median = beta(first, trials + 1 - first, draws, math)
    if (median >= chance) {
      trials = first - 1
      chance /= median
    } else {
      found += first
      trials -= first
      chance = (chance - median) / (1 - median)
    }
  }
  for (let k = 0; k < trials; k++) found += Number(draws.uniform() < chance)
  return found
}

/** Trials up to the first success; beyond 64 bits they are not counted, as numpy's Generator does. */
export function geometric(p: number, draws: Draws, math: ScalarMath): number {
  if (p === 1) return 1
  return Math.min(2 ** 63 - 1024, Math.ceil(math.log1p(-draws.uniform()) / math.log1p(-p)) || 1)
}

export function triangular([left, mode, right]: readonly [number, number, number], draws: Draws): number {
  const u = draws.uniform()
  const width = right - left
  return u <= (mode - left) / width
    ? left + Math.sqrt(u * width * (mode - left))
    : right - Math.sqrt((1 - u) * width * (right - mode))
}
