/**
 * The method of Levenberg (1944) and Marquardt (1963) for sums of squares within bounds, scaled as Moré (1978) does.
 * Parameters that are at a bound and would leave stay there.
 */
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumbers } from './calls.ts'
import { derivatives, dot, solved, squares, type Columns } from './matrices.ts'

export interface Fit {
  readonly x: Float64Array
  readonly residuals: Float64Array
  /** How residuals change with each parameter. */
  readonly slopes: Columns
  readonly converged: boolean
}

export interface Bounds {
  readonly low: Float64Array
  readonly high: Float64Array
}

/** The relative changes of the sum and of parameters at which it ends. */
const [leastGain, leastStep] = [1e-15, 1e-12]

/** The parameters with the least sum of squares, sought from a place within bounds. */
export function* leastSquaresFit(
  f: OfNumbers<Float64Array>,
  start: Float64Array,
  { low, high }: Bounds,
  mostCalls: number,
): Steps<Fit> {
  let x = start
  let residuals = yield* f(x)
  let sum = dot(residuals, residuals)
  let slopes = yield* derivatives(f, x, low, high)
  let scale = new Float64Array(x.length)
  let damping = 1e-3
  let calls = 1
  while (calls < mostCalls) {
    const products = squares(slopes)
    const downhill = Float64Array.from(slopes, column => -dot(column, residuals))
    scale = scale.map((each, k) => Math.max(each, products[k]?.[k] ?? 0))
    const free = Array.from(x.keys()).filter(k => {
      const [own, way] = [x[k] ?? NaN, downhill[k] ?? 0]
      return way !== 0 && !(own <= (low[k] ?? NaN) && way < 0) && !(own >= (high[k] ?? NaN) && way > 0)
    })
    if (free.length === 0) return { x, residuals, slopes, converged: true }
    const damped = free.map(i =>
      Float64Array.from(free, j => (products[i]?.[j] ?? NaN) + (i === j ? damping * ((scale[i] ?? 0) || 1) : 0)),
    )
    const step = solved(
      damped,
      Float64Array.from(free, k => downhill[k] ?? NaN),
    )
    const next = x.slice()
    for (const [n, k] of free.entries()) {
      const moved = (x[k] ?? NaN) + (step?.[n] ?? NaN)
      next[k] = Math.min(high[k] ?? Infinity, Math.max(low[k] ?? -Infinity, moved))
    }
    const moves = step === undefined ? undefined : yield* f(next)
    calls++
    const nextSum = moves === undefined ? NaN : dot(moves, moves)
    const isSmallStep = next.every((each, k) => Math.abs(each - (x[k] ?? NaN)) <= leastStep * Math.abs(x[k] ?? NaN))
    if (moves !== undefined && nextSum < sum) {
      const gain = sum - nextSum
      ;[x, residuals, sum] = [next, moves, nextSum]
      slopes = yield* derivatives(f, x, low, high)
      calls += 2 * x.length
      damping = Math.max(damping / 10, 1e-15)
      if (sum === 0 || (gain <= leastGain * sum && isSmallStep)) return { x, residuals, slopes, converged: true }
    } else {
      if (isSmallStep && step !== undefined) return { x, residuals, slopes, converged: true }
      damping *= 8
      // However short a step is, nothing gains.
      if (damping > 1e20) return { x, residuals, slopes, converged: Number.isFinite(sum) }
    }
  }
  return { x, residuals, slopes, converged: false }
}
