/** Euler's beta function of any real numbers, and binomial coefficients, which are made of it. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { logBeta, logGammaRatio } from './gamma-terms.ts'

type OfOne = (x: number) => number
type OfTwo = (a: number, b: number) => number

/** A number by its sign and the logarithm of its size. */
interface Sized {
  readonly sign: number
  readonly log: number
}

const infinite: Sized = { sign: 1, log: Infinity }
const isPole = (x: number): boolean => x <= 0 && Number.isInteger(x)

/** sin πx, from the nearest whole number. */
function sinOfHalfTurns(x: number, { sin }: ScalarMath): number {
  const rest = x % 2
  const near = Math.round(rest)
  const size = sin(Math.PI * (rest - near))
  return near % 2 === 0 ? size : -size
}

/** B(a, b) beyond where gamma functions are doubles. */
function sizedBeta(a: number, b: number, math: ScalarMath): Sized {
  if (a > 0 && b > 0) return { sign: 1, log: logBeta(a, b, math) }
  const all = a + b
  if (isPole(all)) return { sign: 1, log: -Infinity }
  // Γ(x) Γ(1 − x) = π / sin πx (DLMF 5.5.3) of what is below 0 leaves a beta function of numbers above it.
  const sine = (x: number): number => sinOfHalfTurns(x, math)
  const made = (factor: number, log: number): Sized => ({
    sign: Math.sign(factor),
    log: math.log(Math.abs(factor)) + log,
  })
  if (a < 0 && b < 0)
    return made((Math.PI * sine(all)) / (sine(a) * sine(b)), -math.log(1 - all) - logBeta(1 - a, 1 - b, math))
  const [below, above] = a < b ? [a, b] : [b, a]
  return all < 0
    ? made(sine(all) / sine(below), logBeta(above, 1 - all, math))
    : made(Math.PI / sine(below), -math.log(above) - logBeta(all, 1 - below, math))
}

/** Where gamma functions of all three are doubles. */
function isModerate(a: number, b: number): boolean {
  return Math.abs(a) < 170 && Math.abs(b) < 170 && Math.abs(a + b) < 170
}

const alternating = (k: number): number => (k % 2 === 0 ? 1 : -1)

/** Γ(x), also where it is no double. */
function sizedGamma(x: number, gamma: OfOne, math: ScalarMath): Sized {
  if (Math.abs(x) < 170) return { sign: Math.sign(gamma(x)), log: math.log(Math.abs(gamma(x))) }
  if (x > 0) return { sign: 1, log: logGammaRatio(1, x - 1, math) }
  const sine = sinOfHalfTurns(x, math)
  return { sign: Math.sign(sine), log: math.log(Math.PI / Math.abs(sine)) - logGammaRatio(1, -x, math) }
}

export interface BetaFunctions {
  readonly beta: OfTwo
  /** ln |B(a, b)|. */
  readonly betaln: OfTwo
  /** Γ(n + 1) / (Γ(k + 1) Γ(n − k + 1)), which is 0 where the denominator is infinite, NaN where n is −1, −2, … */
  readonly binom: OfTwo
}

export function betaFunctions(gamma: OfOne, math: ScalarMath): BetaFunctions {
  const sized = (a: number, b: number): Sized => {
    // Of a pole of Γ what is left is a limit, if b is whole too (DLMF 5.5.3 of Γ(a)/Γ(a + b)), by scipy's convention.
    if (isPole(a)) {
      if (!Number.isInteger(b) || !(1 - a - b > 0)) return infinite
      const { sign, log } = sized(1 - a - b, b)
      return { sign: b % 2 === 0 ? sign : -sign, log }
    }
    if (isPole(b)) return sized(b, a)
    if (a === Infinity || b === Infinity) {
      const other = a === Infinity ? b : a
      return other > 0 ? { sign: 1, log: other === Infinity ? NaN : -Infinity } : infinite
    }
    if (a === -Infinity || b === -Infinity) return infinite
    if (isModerate(a, b)) {
      const value = (gamma(a) / gamma(a + b)) * gamma(b)
      if (Number.isFinite(value) && value !== 0) return { sign: Math.sign(value), log: math.log(Math.abs(value)) }
    }
    return sizedBeta(a, b, math)
  }
  const beta: OfTwo = (a, b) => {
    if (Number.isNaN(a) || Number.isNaN(b)) return NaN
    if (isModerate(a, b) && !isPole(a) && !isPole(b)) {
      if (isPole(a + b)) return 0
      const value = (gamma(a) / gamma(a + b)) * gamma(b)
      if (Number.isFinite(value)) return value
    }
    const { sign, log } = sized(a, b)
    return sign * math.exp(log)
  }
  const binom: OfTwo = (n, k) => {
    if (Number.isNaN(n) || Number.isNaN(k) || (n < 0 && Number.isInteger(n))) return NaN
    if (k === -Infinity) return 0
    if (k === Infinity || n === -Infinity) return NaN
    if (n === Infinity) return k < 0 ? 0 : k === 0 ? 1 : Number.isInteger(k) && k < 20 ? n : NaN
    const fewer = Number.isInteger(n) && Number.isInteger(k) && k > n / 2 && k <= n ? n - k : k
    if (Number.isInteger(fewer) && fewer >= 0 && fewer < 1000) {
      let made = 1
      for (let i = 1; i <= fewer; i++) made = (made * (n + (i - fewer))) / i
      if (Number.isFinite(made)) return made
    }
    if (isPole(k + 1)) return 0
    if (k >= 0 && k > n + 1) {
      // Γ(n − k + 1) by what is above 0 (DLMF 5.5.3), and the quotient of Γ(k − n) and Γ(k + 1) without its parts.
      const whole = Number.isInteger(k)
      const sine = whole ? -alternating(k) * sinOfHalfTurns(n, math) : sinOfHalfTurns(k - n, math)
      const above = n + 1
      const ratio = above > 0 ? -logGammaRatio(k - n, above, math) : logGammaRatio(k + 1, -above, math)
      const { sign, log } = sizedGamma(above, gamma, math)
      return (sign * sine * math.exp(ratio + log)) / Math.PI
    }
    if (isPole(1 + n - k)) return 0
    const { sign, log } = sized(1 + n - k, 1 + k)
    return sign * Math.sign(n + 1) * math.exp(-log - math.log(Math.abs(n + 1)))
  }
  return {
    beta,
    betaln: (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : sized(a, b).log),
    binom,
  }
}
