/** The least value of a function of one number. */
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumber } from './calls.ts'

export interface Minimum {
  readonly x: number
  readonly value: number
  readonly iterations: number
  readonly converged: boolean
}

/** Three places, the value at the middle one being the least. */
export interface Bracket {
  readonly places: readonly [number, number, number]
  readonly value: number
}

/** How much wider each step is than the last, and how wide one to a parabola's least value may be. */
const golden = (1 + Math.sqrt(5)) / 2
const widest = 110

/** Goes downhill from two places until it goes up again, by parabolas through the last three. */
export function* bracketed(f: OfNumber, from: number, to: number): Steps<Bracket> {
  let [a, b] = [from, to]
  let [fa, fb] = [yield* f(a), yield* f(b)]
  if (fa < fb) [a, b, fa, fb] = [b, a, fb, fa]
  let c = b + golden * (b - a)
  let fc = yield* f(c)
  for (let turn = 0; fc < fb; turn++) {
    if (turn > 1000)
      throw new PythonError('RuntimeError', 'No valid bracket was found before the iteration limit was reached.')
    const limit = b + widest * (c - b)
    const [r, q] = [(b - a) * (fb - fc), (b - c) * (fb - fa)]
    const difference = q - r === 0 ? 1e-21 : q - r
    let u = b - ((b - c) * q - (b - a) * r) / (2 * difference)
    let fu: number
    if ((u - c) * (b - u) > 0) {
      fu = yield* f(u)
      if (fu < fc) return ordered(b, u, c, fu)
      if (fu > fb) return ordered(a, b, u, fb)
      u = c + golden * (c - b)
      fu = yield* f(u)
    } else if ((u - limit) * (limit - c) >= 0) {
      u = limit
      fu = yield* f(u)
    } else if ((u - limit) * (c - u) > 0) {
      fu = yield* f(u)
      if (fu < fc) {
        ;[b, c, fb, fc] = [c, u, fc, fu]
        u = c + golden * (c - b)
        fu = yield* f(u)
      }
    } else {
      u = c + golden * (c - b)
      fu = yield* f(u)
    }
    ;[a, b, c, fa, fb, fc] = [b, c, u, fb, fc, fu]
  }
  return ordered(a, b, c, fb)
}

function ordered(a: number, b: number, c: number, value: number): Bracket {
  return { places: a < c ? [a, b, c] : [c, b, a], value }
}

/** The share of the golden section that is the smaller one. */
const smaller = (3 - Math.sqrt(5)) / 2

/**
 * Brent's method (R. P. Brent, "Algorithms for minimization without derivatives", 1973, chapter 5) between two places:
 * the least value of a parabola through three, and golden sections where that does not gain enough.
 *
 * @param tolerance how near x the least value may lie
 */
export function* leastBetween(
  f: OfNumber,
  [low, high]: readonly [number, number],
  tolerance: (x: number) => number,
  iterations: number,
  begun?: { readonly x: number; readonly value: number },
): Steps<Minimum> {
  let [a, b] = [low, high]
  let x = begun?.x ?? a + smaller * (b - a)
  let fx = begun?.value ?? (yield* f(x))
  // The second and third best so far.
  let [w, v, fw, fv] = [x, x, fx, fx]
  let [step, lastStep] = [0, 0]
  for (let turn = 0; turn < iterations; turn++) {
    const middle = (a + b) / 2
    const near = tolerance(x)
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2) return { x, value: fx, iterations: turn, converged: true }
    const aimed = Math.abs(lastStep) > near ? parabola() : undefined
    if (aimed !== undefined && Math.abs(aimed) < Math.abs(lastStep / 2) && x + aimed > a && x + aimed < b) {
      lastStep = step
      step = aimed
      if (x + step - a < 2 * near || b - (x + step) < 2 * near) step = middle > x ? near : -near
    } else {
      lastStep = x < middle ? b - x : a - x
      step = smaller * lastStep
    }
    const u = Math.abs(step) >= near ? x + step : step > 0 ? x + near : x - near
    const fu = yield* f(u)
    if (fu <= fx) {
      if (u < x) b = x
      else a = x
      ;[v, w, x, fv, fw, fx] = [w, x, u, fw, fx, fu]
      continue
    }
    if (u < x) a = u
    else b = u
    if (fu <= fw || w === x) [v, w, fv, fw] = [w, u, fw, fu]
    else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu]
  }
  return { x, value: fx, iterations, converged: false }

  function parabola(): number {
    const [r, q] = [(x - w) * (fx - fv), (x - v) * (fx - fw)]
    const up = (x - v) * q - (x - w) * r
    const down = 2 * (q - r)
    return down === 0 ? Infinity : -up / down
  }
}
