/** Where a function of one number is 0, between two at which it has different signs. */
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumber } from './calls.ts'

export interface Tolerance {
  readonly absolute: number
  readonly relative: number
  readonly iterations: number
}

export interface Root {
  readonly x: number
  readonly iterations: number
  readonly converged: boolean
}

function requireSigns(fa: number, fb: number): void {
  if (Math.sign(fa) * Math.sign(fb) > 0) throw new PythonError('ValueError', 'f(a) and f(b) must have different signs')
}

/** Halves the stretch again and again. */
export function* bisect(f: OfNumber, a: number, b: number, tolerance: Tolerance): Steps<Root> {
  const { absolute, relative, iterations } = tolerance
  const [fa, fb] = [yield* f(a), yield* f(b)]
  if (fa === 0) return { x: a, iterations: 0, converged: true }
  if (fb === 0) return { x: b, iterations: 0, converged: true }
  requireSigns(fa, fb)
  let [start, width] = [a, b - a]
  for (let turn = 1; turn <= iterations; turn++) {
    width /= 2
    const middle = start + width
    const value = yield* f(middle)
    if (Math.sign(value) === Math.sign(fa)) start = middle
    if (value === 0 || Math.abs(width) < absolute + relative * Math.abs(middle))
      return { x: middle, iterations: turn, converged: true }
  }
  return { x: start, iterations, converged: false }
}

/**
 * Brent's method (R. P. Brent, "Algorithms for minimization without derivatives", 1973, chapter 4): the inverse of a
 * parabola or of a straight line through the last values, and a half where these do not gain enough.
 */
export function* brent(f: OfNumber, a: number, b: number, tolerance: Tolerance): Steps<Root> {
  const { absolute, relative, iterations } = tolerance
  let [before, fBefore] = [a, yield* f(a)]
  let [x, fx] = [b, yield* f(b)]
  if (fBefore === 0) return { x: before, iterations: 0, converged: true }
  if (fx === 0) return { x, iterations: 0, converged: true }
  requireSigns(fBefore, fx)
  // The root lies between x and other.
  let [other, fOther] = [before, fBefore]
  let [step, lastStep] = [x - before, x - before]
  for (let turn = 1; turn <= iterations; turn++) {
    if (Math.sign(fx) === Math.sign(fOther)) {
      ;[other, fOther] = [before, fBefore]
      step = lastStep = x - before
    }
    if (Math.abs(fOther) < Math.abs(fx)) {
      ;[before, fBefore] = [x, fx]
      ;[x, fx] = [other, fOther]
      ;[other, fOther] = [before, fBefore]
    }
    const least = (absolute + relative * Math.abs(x)) / 2
    const half = (other - x) / 2
    if (fx === 0 || Math.abs(half) < least) return { x, iterations: turn, converged: true }
    const aimed = Math.abs(lastStep) > least && Math.abs(fx) < Math.abs(fBefore) ? towards() : undefined
    if (aimed !== undefined && 2 * Math.abs(aimed) < Math.min(Math.abs(lastStep), 3 * Math.abs(half) - least)) {
      lastStep = step
      step = aimed
    } else step = lastStep = half
    ;[before, fBefore] = [x, fx]
    x += Math.abs(step) > least ? step : half > 0 ? least : -least
    fx = yield* f(x)
  }
  return { x, iterations, converged: false }

  function towards(): number {
    if (before === other) return (-fx * (x - before)) / (fx - fBefore)
    const [toBefore, toOther] = [(fBefore - fx) / (before - x), (fOther - fx) / (other - x)]
    return (-fx * (fOther * toOther - fBefore * toBefore)) / (toOther * toBefore * (fOther - fBefore))
  }
}
