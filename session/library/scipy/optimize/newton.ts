/** Where a function of one number is 0, by lines along it or through its last two places. */
import { scalar } from '../../../arrays/array.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { tuple, type FunctionValue, type Steps, type Value } from '../../../evaluate/values.ts'
import { general } from '../../../print/float.ts'
import { flag, given } from '../../arguments.ts'
import { lacking, needNumbers, numberOr, scipyRow } from '../numbers.ts'
import type { Root, Tolerance } from './bracketed.ts'
import { counted, furtherArguments, ofNumber, unfinished, type OfNumber } from './calls.ts'
import { rootResults } from './found.ts'

type Given = Value | undefined

/** What it ends with; where it cannot go on, why. */
export interface NewtonRoot extends Root {
  readonly trouble?: string
  /** Which place is told of, if not the one it ends at. */
  readonly place?: number
}

function isNear(a: number, b: number, { absolute, relative }: Tolerance): boolean {
  return a === b || Math.abs(a - b) <= absolute + relative * Math.abs(b)
}

/** Newton's method. */
export function* bySlopes(f: OfNumber, slope: OfNumber, start: number, tolerance: Tolerance): Steps<NewtonRoot> {
  let x = start
  for (let turn = 1; turn <= tolerance.iterations; turn++) {
    const value = yield* f(x)
    if (value === 0) return { x, iterations: turn - 1, converged: true }
    const rise = yield* slope(x)
    if (rise === 0) return { x, iterations: turn, converged: false, trouble: 'Derivative was zero.' }
    const next = x - value / rise
    if (isNear(next, x, tolerance)) return { x: next, iterations: turn, converged: true }
    x = next
  }
  return { x, iterations: tolerance.iterations, converged: false }
}

/** The secant method, from two places, of which scipy makes the second one where it is not given. */
export function* bySecants(
  f: OfNumber,
  start: number,
  second: number | undefined,
  tolerance: Tolerance,
  site: CallSite,
): Steps<NewtonRoot> {
  if (second === start) throw new PythonError('ValueError', 'x1 and x0 must be different')
  let [before, here] = [start, second ?? start * (1 + 1e-4) + (start >= 0 ? 1e-4 : -1e-4)]
  let [fBefore, fHere] = [yield* f(before), yield* f(here)]
  if (Math.abs(fHere) < Math.abs(fBefore)) [before, here, fBefore, fHere] = [here, before, fHere, fBefore]
  for (let turn = 1; turn <= tolerance.iterations; turn++) {
    if (fHere === fBefore) {
      const found = { x: (here + before) / 2, iterations: turn, converged: false }
      if (here === before) return { ...found, trouble: '' }
      return { ...found, trouble: `Tolerance of ${site.session.text(here - before)} reached.`, place: here }
    }
    const next =
      Math.abs(fHere) > Math.abs(fBefore)
        ? ((-fBefore / fHere) * here + before) / (1 - fBefore / fHere)
        : ((-fHere / fBefore) * before + here) / (1 - fHere / fBefore)
    if (isNear(next, here, tolerance)) return { x: next, iterations: turn, converged: true }
    ;[before, fBefore] = [here, fHere]
    here = next
    fHere = yield* f(here)
  }
  return { x: here, iterations: tolerance.iterations, converged: false }
}

/** The tolerances of `newton`, which are not those of searches between two places. */
export function newtonTolerance(tol: Given, rtol: Given, most: Given, site: CallSite): Tolerance {
  const absolute = numberOr(tol, 1.48e-8, 'newton', site)
  const iterations = given(most) ? toInteger(most, 'maxiter', site) : 50
  if (absolute <= 0) throw new PythonError('ValueError', `tol too small (${general(absolute, 6)} <= 0)`)
  if (iterations < 1) throw new PythonError('ValueError', 'maxiter must be greater than 0')
  return { absolute, relative: numberOr(rtol, 0, 'newton', site), iterations }
}

/** Begins at one place; at several, scipy goes on with all of them at once. */
export function startOf(x0: Given, site: CallSite): number {
  if (needNumbers(x0, 'newton', site).shape.length > 0) throw lacking('newton() of an array')
  return numberOr(x0, NaN, 'newton', site)
}

/** An error for a search that has not come to an end, or a note where the script does not want one. */
function tellTrouble({ x, iterations, trouble, place = x }: NewtonRoot, isError: boolean, site: CallSite): void {
  // Two places that are the same are no trouble to scipy.
  if (trouble === '') return
  const failed = `Failed to converge after ${iterations} iterations, value is ${site.session.text(place)}.`
  if (isError) throw new PythonError('RuntimeError', trouble === undefined ? failed : `${trouble} ${failed}`)
  if (trouble !== undefined) site.session.noteOnce('numerical-trouble', site.span, `RuntimeWarning: ${trouble}`)
}

export const newton: FunctionValue = scipyRow(
  `newton(func, x0, fprime=None, args=(), tol=1.48e-08, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False,
    disp=True)`,
  ([f = null, x0, slope, args, tol, most, , x1, rtol, full, tells], site) =>
    unfinished(
      (function* (): Steps<Value> {
        const more = furtherArguments(args)
        const tolerance = newtonTolerance(tol, rtol, most, site)
        const { f: own, calls } = counted(ofNumber(f, more, site))
        const rise = given(slope) ? counted(ofNumber(slope, more, site)) : undefined
        const start = startOf(x0, site)
        const second = given(x1) ? numberOr(x1, NaN, 'newton', site) : undefined
        const found =
          rise === undefined
            ? yield* bySecants(own, start, second, tolerance, site)
            : yield* bySlopes(own, rise.f, start, tolerance)
        if (!found.converged) tellTrouble(found, flag(tells, true, site), site)
        if (!flag(full, false, site)) return scalar(found.x)
        const method = rise === undefined ? 'secant' : 'newton'
        return tuple([scalar(found.x), rootResults(found, calls() + (rise?.calls() ?? 0), method)])
      })(),
    ),
  'fprime2',
)
