/** The least value of a function of one number. */
import { PythonError } from '../../../evaluate/python-error.ts'
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumber } from './calls.ts'

export interface Minimum {
  readonly x: number
  readonly value: number
  /** The value that was looked at last. */
  readonly lastValue: number
  readonly iterations: number
  readonly converged: boolean
}

/** Three places, the value at the middle one being the least. */
export interface Bracket {
  readonly places: readonly [number, number, number]
  readonly value: number
}

/** Three places where the search for such ones ended, of which the middle one has not the least value. */
export interface NoBracket {
  readonly x: number
  readonly value: number
}

/** How much wider each step is than the last, with as many digits as scipy has of it, and how wide one to a parabola's least value may be. */
const golden = 1.618034
const widest = 110

/** Goes downhill from two places until it goes up again, by parabolas through the last three. */
export function* bracketed(f: OfNumber, from: number, to: number): Steps<Bracket | NoBracket> {
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
    const difference = Math.abs(q - r) < 1e-21 ? 1e-21 : q - r
    let u = b - ((b - c) * q - (b - a) * r) / (2 * difference)
    let fu: number
    if ((u - c) * (b - u) > 0) {
      fu = yield* f(u)
      if (fu < fc) return ordered([b, u, c], [fb, fu, fc])
      if (fu > fb) return ordered([a, b, u], [fa, fb, fu])
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
  return ordered([a, b, c], [fa, fb, fc])
}

function ordered(
  places: readonly [number, number, number],
  values: readonly [number, number, number],
): Bracket | NoBracket {
  const [[a, b, c], [fa, fb, fc]] = [places, values]
  const isLeast = (fb < fc && fb <= fa) || (fb < fa && fb <= fc)
  const isBetween = (a < b && b < c) || (c < b && b < a)
  if (isLeast && isBetween && places.every(Number.isFinite)) return { places: a < c ? [a, b, c] : [c, b, a], value: fb }
  if ([...places, ...values].some(Number.isNaN)) return { x: NaN, value: NaN }
  const least = values.indexOf(Math.min(...values))
  return { x: places[least] ?? NaN, value: values[least] ?? NaN }
}

/** The share of the golden section that is the smaller one. */
export const smallerShare: number = (3 - Math.sqrt(5)) / 2

/** How a search between two places goes on. */
export interface Manner {
  /** How near x the least value may lie. */
  readonly tolerance: (x: number) => number
  readonly iterations: number
  /** The smaller share of a golden section. */
  readonly share: number
  /** NaN is taken for a value that is no larger than others, so that it is found. */
  readonly takesNaN?: boolean
}

/**
 * Brent's method (R. P. Brent, "Algorithms for minimization without derivatives", 1973, chapter 5) between two places:
 * the least value of a parabola through three, and golden sections where that does not gain enough.
 */
export function* leastBetween(
  f: OfNumber,
  [low, high]: readonly [number, number],
  { tolerance, iterations, share, takesNaN = false }: Manner,
  begun?: { readonly x: number; readonly value: number },
): Steps<Minimum> {
  let [a, b] = [low, high]
  let x = begun?.x ?? a + share * (b - a)
  let fx = begun?.value ?? (yield* f(x))
  // The second and third best so far.
  let [w, v, fw, fv] = [x, x, fx, fx]
  let [step, lastStep] = [0, 0]
  let lastValue = fx
  for (let turn = 0; turn < iterations; turn++) {
    const middle = (a + b) / 2
    const near = tolerance(x)
    if (Math.abs(x - middle) <= 2 * near - (b - a) / 2)
      return { x, value: fx, lastValue, iterations: turn, converged: true }
    const aimed = Math.abs(lastStep) > near ? parabola() : undefined
    if (aimed !== undefined && Math.abs(aimed) < Math.abs(lastStep / 2) && x + aimed > a && x + aimed < b) {
      lastStep = step
      step = aimed
      if (x + step - a < 2 * near || b - (x + step) < 2 * near) step = middle > x ? near : -near
    } else {
      lastStep = x < middle ? b - x : a - x
      step = share * lastStep
    }
    const u = Math.abs(step) >= near ? x + step : step > 0 ? x + near : x - near
    const fu = yield* f(u)
    lastValue = fu
    if (takesNaN ? !(fu > fx) : fu <= fx) {
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
  return { x, value: fx, lastValue, iterations, converged: false }

  function parabola(): number {
    const [r, q] = [(x - w) * (fx - fv), (x - v) * (fx - fw)]
    const up = (x - v) * q - (x - w) * r
    const down = 2 * (q - r)
    return down === 0 ? Infinity : -up / down
  }
}
