/**
 * Functions that distributions and tests are made of, partly by Moshier's Cephes in WebAssembly. It is loaded when a script
 * imports a module that needs it, since most scripts do not.
 */
import type { ScalarMath } from '../../arrays/math.ts'
import type { Session, StateKey } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { besselFunctions, type BesselFunctions } from './special/bessel.ts'
import { betaFunctions, type BetaFunctions } from './special/beta-function.ts'
import { ellipticIntegrals, type EllipticIntegrals } from './special/elliptic.ts'
import { errorFunctions, type ErrorFunctions } from './special/error-functions.ts'
import { guarded } from './special/guarded.ts'
import { incompleteFunctions, type IncompleteFunctions } from './special/incomplete.ts'

/** Special functions of single numbers, by scipy's definitions. NaN gives NaN. */
export interface SpecialFunctions
  extends ErrorFunctions, EllipticIntegrals, BesselFunctions, BetaFunctions, IncompleteFunctions {
  readonly gamma: OfOne
  /** ln |Γ(x)|. */
  readonly gammaln: OfOne
  readonly psi: OfOne
  readonly dawsn: OfOne
  readonly expn: (n: number, x: number) => number
  readonly expi: OfOne
  readonly zeta: (x: number, q: number) => number
}

type OfOne = (x: number) => number

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

function made(cephes: typeof import('cephes'), math: ScalarMath): SpecialFunctions {
  const nearGamma = guarded(cephes.gamma)
  const gamma = (x: number): number => {
    if (x === 0) return 1 / x
    if (x > 172) return Infinity
    if (x === -Infinity) return NaN
    if (x < 0 && Number.isInteger(x)) return NaN
    // Between poles that are so near to each other it is too small for a double.
    return x < -190 ? 0 : nearGamma(x)
  }
  const lgam = guarded(cephes.lgam)
  const gammaln = (x: number): number => (x === -Infinity ? -Infinity : lgam(x))
  const nearPsi = guarded(cephes.psi)
  const expn = guarded(cephes.expn)
  const nearEi = guarded(cephes.ei)
  const error = errorFunctions(cephes, math)
  return {
    ...error,
    ...ellipticIntegrals(cephes),
    ...besselFunctions(cephes, gamma, math),
    ...betaFunctions(gamma, math),
    ...incompleteFunctions(error.ndtri, math),
    gamma,
    gammaln,
    psi: x => {
      if (x === 0) return -1 / x
      return x === -Infinity || (x < 0 && Number.isInteger(x)) ? NaN : nearPsi(x)
    },
    dawsn: guarded(cephes.dawsn),
    expn,
    expi: x => {
      if (x === 0) return -Infinity
      return x < 0 ? -expn(1, -x) : x === Infinity ? x : nearEi(x)
    },
    zeta: guarded(cephes.zeta),
  }
}
