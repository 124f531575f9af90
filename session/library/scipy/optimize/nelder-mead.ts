/**
 * The method of Nelder and Mead (1965) as Lagarias, Reeds, Wright and Wright (1998) write it down: a simplex is reflected,
 * stretched and shrunk until it is small.
 */
import type { Steps } from '../../../evaluate/values.ts'
import type { OfNumbers } from './calls.ts'

export interface Limits {
  /** How far the corners may be from the best one, and their values from its. */
  readonly places: number
  readonly values: number
  readonly iterations: number
  readonly calls: number
}

export interface Descent {
  readonly x: Float64Array
  readonly value: number
  readonly iterations: number
  readonly ended: 'converged' | 'iterations' | 'calls'
  readonly corners: readonly Corner[]
}

interface Corner {
  readonly x: Float64Array
  readonly value: number
}

/** Where a simplex begins: each coordinate larger by a twentieth, or by so much if it is 0. */
const [larger, fromZero] = [1.05, 0.00025]

/** Corners in the order of their values; equal ones stay in theirs. */
function sorted(corners: readonly Corner[]): Corner[] {
  return corners.toSorted((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
}

function isSmall([best, ...others]: readonly Corner[], { places, values }: Limits): boolean {
  if (best === undefined) return true
  return others.every(
    ({ x, value }) =>
      Math.abs(best.value - value) <= values && x.every((each, k) => Math.abs(each - (best.x[k] ?? NaN)) <= places),
  )
}

/** The least value of a function of several numbers, sought from a place. */
export function* nelderMead(
  f: OfNumbers<number>,
  start: Float64Array,
  limits: Limits,
  calls: () => number,
): Steps<Descent> {
  const n = start.length
  const corner = function* (x: Float64Array): Steps<Corner> {
    return { x, value: yield* f(x) }
  }
  const first: Corner[] = [yield* corner(start)]
  for (let k = 0; k < n; k++) {
    const own = start[k] ?? NaN
    first.push(yield* corner(start.with(k, own === 0 ? fromZero : own * larger)))
  }
  let corners = sorted(first)
  let iterations = 1
  const [best, worst] = [(): Corner => corners[0] ?? { x: start, value: NaN }, (): Corner => corners[n] ?? best()]
  while (iterations < limits.iterations && calls() < limits.calls && !isSmall(corners, limits)) {
    const middle = start.map((_, k) => corners.slice(0, n).reduce((sum, { x }) => sum + (x[k] ?? NaN), 0) / n)
    /** The place on the line from the worst corner through the middle, so far behind that. */
    const beyond = (by: number): Float64Array => middle.map((each, k) => (1 + by) * each - by * (worst().x[k] ?? NaN))
    const reflected = yield* corner(beyond(1))
    let taken: Corner | undefined
    if (reflected.value < best().value) {
      const stretched = yield* corner(beyond(2))
      taken = stretched.value < reflected.value ? stretched : reflected
    } else if (reflected.value < (corners[n - 1]?.value ?? NaN)) taken = reflected
    else {
      const isOutside = reflected.value < worst().value
      const shrunk = yield* corner(beyond(isOutside ? 0.5 : -0.5))
      if (isOutside ? shrunk.value <= reflected.value : shrunk.value < worst().value) taken = shrunk
    }
    if (taken === undefined) {
      const [kept, ...others] = corners
      const nearer: Corner[] = kept === undefined ? [] : [kept]
      for (const { x } of others) {
        nearer.push(yield* corner(x.map((each, k) => (best().x[k] ?? NaN) + 0.5 * (each - (best().x[k] ?? NaN)))))
      }
      corners = sorted(nearer)
    } else corners = sorted([...corners.slice(0, n), taken])
    iterations++
  }
  const isAtEnd = isSmall(corners, limits)
  const ended = isAtEnd ? 'converged' : calls() >= limits.calls ? 'calls' : 'iterations'
  return { x: best().x, value: best().value, iterations, ended, corners }
}
