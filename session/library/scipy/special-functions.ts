/**
 * Functions that distributions and tests are made of, by Moshier's Cephes in WebAssembly. It is loaded when a script
 * imports a module that needs it, since most scripts do not.
 */
import type { ScalarMath } from '../../arrays/math.ts'
import type { Session, StateKey } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { lacking } from './numbers.ts'

type OfOne = (x: number) => number
type OfTwo = (a: number, x: number) => number

/** What of Cephes is right everywhere as it is. */
const plain = [
  'dawsn', 'ellpe', 'ellpk', 'i0', 'i0e', 'i1', 'i1e', 'j0', 'j1', 'k0', 'k1', 'ndtri', 'psi', 'y0', 'y1',
] as const // prettier-ignore

/** Special functions of single numbers, by scipy's definitions. NaN gives NaN. */
export interface SpecialFunctions extends Readonly<Record<(typeof plain)[number], OfOne>> {
  readonly erf: OfOne
  readonly erfc: OfOne
  /** e^(x²) erfc(x), which stays where erfc is too small for a double. */
  readonly erfcx: OfOne
  readonly erfinv: OfOne
  readonly erfcinv: OfOne
  /** The share of a normal distribution below x, and its logarithm. */
  readonly ndtr: OfOne
  readonly logNdtr: OfOne
  readonly gamma: OfOne
  /** ln |Γ(x)|. */
  readonly gammaln: OfOne
  readonly beta: OfTwo
  readonly betaln: OfTwo
  /** The incomplete gamma function, regularised, from below and from above, and the x at which they are p. */
  readonly gammainc: OfTwo
  readonly gammaincc: OfTwo
  readonly gammaincinv: OfTwo
  readonly gammainccinv: OfTwo
  /** The incomplete beta function, regularised, and the x at which it is p. */
  readonly betainc: (a: number, b: number, x: number) => number
  readonly betaincinv: (a: number, b: number, p: number) => number
  readonly expn: (n: number, x: number) => number
  readonly expi: OfOne
  readonly jv: OfTwo
  readonly zeta: (x: number, q: number) => number
}

interface Loaded {
  functions?: SpecialFunctions
}

const loadedKey: StateKey<Loaded> = { name: 'scipy.special', create: () => ({}) }

/** Whether a session has the functions. */
export function hasSpecialFunctions(session: Session): boolean {
  return session.state(loadedKey).functions !== undefined
}

/** Loads them for a session. */
export async function loadSpecialFunctions(session: Session): Promise<void> {
  const cephes = await import('cephes')
  await cephes.compiled
  session.state(loadedKey).functions = made(cephes, session.math)
}

/** The functions of a session, of which a module has been imported that loads them. */
export function specialOf(session: Session): SpecialFunctions {
  const { functions } = session.state(loadedKey)
  if (functions !== undefined) return functions
  throw new PythonError('ImportError', 'scipy is not loaded', { help: 'write import scipy.stats at the top' })
}

/** A call of Cephes, which reports by exceptions what C goes on with: no number, or one too small or large for a double. */
function guarded<Numbers extends readonly number[]>(
  f: (...numbers: Numbers) => number,
): (...numbers: Numbers) => number {
  return (...numbers) => {
    if (numbers.some(Number.isNaN)) return NaN
    try {
      return f(...numbers)
    } catch (thrown) {
      const message = thrown instanceof Error ? thrown.message : ''
      if (!message.startsWith('cephes reports')) throw thrown
      if (message.includes('underflow')) return 0
      return message.includes('overflow') || message.includes('singularity') ? Infinity : NaN
    }
  }
}

/** Beyond this the series of the incomplete gamma function take too long. */
const largest = 1e6

function requireShort(a: number, x: number): void {
  if (a > largest && !(Math.abs(x - a) >= 40 * Math.sqrt(a)))
    throw lacking('the incomplete gamma function beyond a million')
}

/** Shapes whose product is too small for a double have no end in Cephes. */
function requireShape(...shapes: readonly number[]): void {
  if (shapes.some(each => each > 0 && each < 1e-50)) throw lacking('the incomplete beta function of so small numbers')
  if (shapes.some(each => each > 1e15)) throw lacking('the incomplete beta function of so large numbers')
}

const halfRoot = Math.SQRT1_2
const rootOfPi = Math.sqrt(Math.PI)

function made(cephes: typeof import('cephes'), math: ScalarMath): SpecialFunctions {
  const { exp, log, log1p } = math
  const nearErf = guarded(cephes.erf)
  const nearErfc = guarded(cephes.erfc)
  const nearGammainc = guarded(cephes.igam)
  const nearGammaincc = guarded(cephes.igamc)
  const upperInverse: OfTwo = (a, p) => {
    requireShort(a, a)
    try {
      if (a > 1e-10 && p > 1e-200) return cephes.igami(a, p)
    } catch (thrown) {
      // On its way it meets shares that are too small for a double; only where the result is such a number, it is 0.
      if (thrown instanceof Error && thrown.message.endsWith('"underflow range error" in igami')) return 0
    }
    throw lacking('the inverse of the incomplete gamma function of so small numbers')
  }
  const nearGamma = guarded(cephes.gamma)
  const nearBetainc = guarded(cephes.incbet)
  const nearBetaincinv = guarded(cephes.incbi)
  const ndtri = guarded(cephes.ndtri)
  const gammaln = guarded(cephes.lgam)
  const expn = guarded(cephes.expn)
  const nearEi = guarded(cephes.ei)

  // Beyond 6 the error function is 1 in double precision, beyond 28 its complement 0.
  const erf: OfOne = x => (Math.abs(x) > 6 ? Math.sign(x) : nearErf(x))
  const erfc: OfOne = x => (x > 28 ? 0 : x < -6 ? 2 : nearErfc(x))

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

  const gammainc: OfTwo = (a, x) => {
    if (a < 0 || x < 0 || (a === 0 && x === 0)) return NaN
    if (a === 0 || x === Infinity) return 1
    if (x === 0 || a === Infinity) return 0
    requireShort(a, x)
    // A complement that is too small for a double is 0.
    if (a > largest) return x > a ? 1 : 0
    return x > 1 && x > a ? 1 - nearGammaincc(a, x) : nearGammainc(a, x)
  }

  const gammaincc: OfTwo = (a, x) => {
    if (a < 0 || x < 0 || (a === 0 && x === 0)) return NaN
    if (a === 0 || x === Infinity) return 0
    if (x === 0 || a === Infinity) return 1
    requireShort(a, x)
    if (a > largest) return x > a ? 0 : 1
    return x > 1 && x > a ? nearGammaincc(a, x) : 1 - nearGammainc(a, x)
  }

  const gammaincinv: OfTwo = (a, p) => {
    if (!(a > 0 && p >= 0 && p <= 1)) return NaN
    if (p === 0) return 0
    if (p === 1) return Infinity
    requireShort(a, a)
    if (p >= 0.5) return upperInverse(a, 1 - p)
    // What is near 0 has lost digits: Newton's method for ln P over ln x, begun at the first term of the series.
    const first = exp((log(p) + gammaln(a + 1)) / a)
    let x = first < a / 4 ? first : upperInverse(a, 1 - p)
    for (let turn = 0; turn < 40 && x > 0; turn++) {
      const below = gammainc(a, x)
      const slope = exp(a * log(x) - x - gammaln(a)) / below
      const step = (log(below) - log(p)) / slope
      x *= exp(-step)
      if (!(Math.abs(step) > 1e-15)) break
    }
    return x
  }

  const betainc = (a: number, b: number, x: number): number => {
    requireShape(a, b)
    if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return NaN
    return x === 0 || x === 1 ? x : nearBetainc(a, b, x)
  }

  const betaln: OfTwo = (a, b) => gammaln(a) + gammaln(b) - gammaln(a + b)

  const betaincinv = (a: number, b: number, p: number): number => {
    requireShape(a, b)
    if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return NaN
    if (p === 0 || p === 1) return p
    if (p >= 0.5) return nearBetaincinv(a, b, p)
    // Of small p too few digits are right: Newton's method for ln I over ln x, begun at the first term of the series.
    const first = exp((log(p) + log(a) + betaln(a, b)) / a)
    let x = first * (1 + b) < 0.1 ? first : nearBetaincinv(a, b, p)
    for (let turn = 0; turn < 40 && x > 0 && x < 1; turn++) {
      const below = betainc(a, b, x)
      const slope = exp(a * log(x) + (b - 1) * log1p(-x) - betaln(a, b)) / below
      const step = (log(below) - log(p)) / slope
      if (!(Math.abs(step) < 1)) break
      x *= exp(-step)
      if (Math.abs(step) < 1e-14) break
    }
    return x
  }

  const gamma: OfOne = x => {
    if (x === 0) return 1 / x
    if (x < 0 && Number.isInteger(x)) return NaN
    return nearGamma(x)
  }

  const singles = Object.fromEntries(plain.map(name => [name, guarded(cephes[name])])) as Record<
    (typeof plain)[number],
    OfOne
  >

  return {
    ...singles,
    erf,
    erfc,
    erfcx,
    erfinv,
    erfcinv: y => (y < 0.5 ? (y < 0 ? NaN : -ndtri(y / 2) * halfRoot) : erfinv(1 - y)),
    ndtr,
    logNdtr: x => {
      if (x > 5) return log1p(-ndtr(-x))
      return x > -1 ? log(ndtr(x)) : log(erfcx(-x * halfRoot) / 2) - (x * x) / 2
    },
    gamma,
    gammaln,
    beta: (a, b) => {
      if (a > 0 && b > 0 && a + b < 170) return (gamma(a) / gamma(a + b)) * gamma(b)
      return a > 0 && b > 0 ? exp(betaln(a, b)) : NaN
    },
    betaln,
    gammainc,
    gammaincc,
    gammaincinv,
    gammainccinv: (a, q) => {
      if (!(a > 0 && q >= 0 && q <= 1)) return NaN
      return q > 0.5 ? gammaincinv(a, 1 - q) : q === 0 ? Infinity : upperInverse(a, q)
    },
    betainc,
    betaincinv,
    expn,
    expi: x => (x < 0 ? -expn(1, -x) : x === 0 ? -Infinity : nearEi(x)),
    jv: guarded(cephes.jv),
    zeta: guarded(cephes.zeta),
  }
}
