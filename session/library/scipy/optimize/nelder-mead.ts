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

/** Corners in the order of their values, NaN last; equal ones stay in theirs. */
function sorted(corners: readonly Corner[]): Corner[] {
  return corners.toSorted((a, b) => {
    const [x, y] = [a.value, b.value]
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y))
    return x < y ? -1 : x > y ? 1 : 0
  })
}

/** Ends a turn in the midst of it, where the next call would be one too many. */
const enough = Symbol('as many calls as there may be')

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
  const valueAt = function* (x: Float64Array): Steps<number> {
    if (calls() >= limits.calls) throw enough
    return yield* f(x)
  }
  const corners: Corner[] = [start, ...Array.from(start.keys(), k => start.with(k, displaced(start[k] ?? NaN)))].map(
    x => ({ x, value: Infinity }),
  )
  const order = (): void => void corners.splice(0, n + 1, ...sorted(corners))
  const [best, worst] = [(): Corner => corners[0] ?? { x: start, value: NaN }, (): Corner => corners[n] ?? best()]
  let iterations = 1
  try {
    for (const [k, { x }] of corners.entries()) corners[k] = { x, value: yield* valueAt(x) }
  } catch (thrown) {
    if (thrown !== enough) throw thrown
  }
  order()
  while (iterations < limits.iterations && calls() < limits.calls && !isSmall(corners, limits)) {
    try {
      yield* turn()
      iterations++
    } catch (thrown) {
      if (thrown !== enough) throw thrown
    }
    order()
  }
  const ended = calls() >= limits.calls ? 'calls' : iterations >= limits.iterations ? 'iterations' : 'converged'
  // One of them without a value leaves scipy without a least one.
  const value = corners.some(corner => Number.isNaN(corner.value)) ? NaN : best().value
  return { x: best().x, value, iterations, ended, corners }

  function* turn(): Steps<void> {
    const middle = start.map((_, k) => corners.slice(0, n).reduce((sum, { x }) => sum + (x[k] ?? NaN), 0) / n)
    /** The place on the line from the worst corner through the middle, so far behind that, and its value. */
    const beyond = function* (by: number): Steps<Corner> {
      const x = middle.map((each, k) => (1 + by) * each - by * (worst().x[k] ?? NaN))
      return { x, value: yield* valueAt(x) }
    }
    const reflected = yield* beyond(1)
    if (reflected.value < best().value) {
      const stretched = yield* beyond(2)
      corners[n] = stretched.value < reflected.value ? stretched : reflected
      return
    }
    if (reflected.value < (corners[n - 1]?.value ?? NaN)) {
      corners[n] = reflected
      return
    }
    const isOutside = reflected.value < worst().value
    const shrunk = yield* beyond(isOutside ? 0.5 : -0.5)
    if (isOutside ? shrunk.value <= reflected.value : shrunk.value < worst().value) {
      corners[n] = shrunk
      return
    }
    const { x: kept } = best()
    for (const [j, { x, value }] of [...corners.entries()].slice(1)) {
      const nearer = x.map((each, k) => (kept[k] ?? NaN) + 0.5 * (each - (kept[k] ?? NaN)))
      // The old value stays with it if there are no calls left.
      corners[j] = { x: nearer, value }
      corners[j] = { x: nearer, value: yield* valueAt(nearer) }
    }
  }
}

function displaced(own: number): number {
  return own === 0 ? fromZero : own * larger
}
