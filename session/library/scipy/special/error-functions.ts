/** The error function and the normal distribution, from which it differs by its scale. */
import type { ScalarMath } from '../../../arrays/math.ts'
import { guarded } from './guarded.ts'

type Cephes = typeof import('cephes')
type OfOne = (x: number) => number

const halfRoot = Math.SQRT1_2
const rootOfPi = Math.sqrt(Math.PI)

export interface ErrorFunctions {
  readonly erf: OfOne
  readonly erfc: OfOne
  /** e^(x²) erfc(x), which stays where erfc is too small for a double. */
  readonly erfcx: OfOne
  readonly erfinv: OfOne
  readonly erfcinv: OfOne
  /** The share of a normal distribution below x, its logarithm, and the x at which it is p. */
  readonly ndtr: OfOne
  readonly logNdtr: OfOne
  readonly ndtri: OfOne
}

export function errorFunctions(cephes: Pick<Cephes, 'erf' | 'erfc' | 'ndtri'>, math: ScalarMath): ErrorFunctions {
  const { exp, log, log1p } = math
  const nearErf = guarded(cephes.erf)
  const nearErfc = guarded(cephes.erfc)
  const nearNdtri = guarded(cephes.ndtri)

  // Beyond 6 the error function is 1 in double precision, beyond 28 its complement 0.
  const erf: OfOne = x => (Math.abs(x) > 6 ? Math.sign(x) : nearErf(x))
  const erfc: OfOne = x => (x > 28 ? 0 : x < -6 ? 2 : nearErfc(x))
  const ndtri: OfOne = p => (p === 0 ? -Infinity : p === 1 ? Infinity : nearNdtri(p))

  const erfcx: OfOne = x => {
    if (x < 0) return x < -27 ? Infinity : 2 * exp(x * x) - erfcx(-x)
    if (x < 25) return exp(x * x) * erfc(x)
    // The asymptotic series (Abramowitz & Stegun 7.1.23), of which six terms are left of a double.
    let [term, sum] = [1, 1]
    for (let k = 1; k <= 6; k++) {
      term *= -(2 * k - 1) / (2 * x * x)
      sum += term
    }
    return sum / (x * rootOfPi)
  }

  const erfinv: OfOne = y => {
    if (!(Math.abs(y) <= 1)) return NaN
    if (y < 0) return -erfinv(-y)
    if (y === 1) return Infinity
    if (y >= 0.5) return -ndtri((1 - y) / 2) * halfRoot
    // Of small y the quantile has lost digits, which Newton's method finds again.
    let x = ndtri((1 + y) / 2) * halfRoot
    for (let turn = 0; turn < 2; turn++) x -= ((erf(x) - y) * rootOfPi * exp(x * x)) / 2
    return x
  }

  const ndtr: OfOne = x => {
    const z = x * halfRoot
    if (Math.abs(z) < 1) return 0.5 + 0.5 * erf(z)
    return z > 0 ? 1 - 0.5 * erfc(z) : 0.5 * erfc(-z)
  }

  return {
    erf,
    erfc,
    erfcx,
    erfinv,
    erfcinv: y => (y < 0.5 ? (y < 0 ? NaN : -ndtri(y / 2) * halfRoot) : erfinv(1 - y)),
    ndtr,
    ndtri,
    logNdtr: x => {
      if (x > 5) return log1p(-ndtr(-x))
      return x > -1 ? log(ndtr(x)) : log(erfcx(-x * halfRoot) / 2) - (x * x) / 2
    },
  }
}
