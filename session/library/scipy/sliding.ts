/** Sums of neighbours with weights, beyond the ends of a row in scipy's ways of going on. */
import { PythonError } from '../../evaluate/python-error.ts'

/** Which number stands at a place beyond the ends, by the length of the row; undefined for the same number everywhere. */
type Beyond = (place: number, length: number) => number

function modulo(x: number, length: number): number {
  return ((x % length) + length) % length
}

/** At the ends the row turns round: after its last number that one again, or the one before. */
function turningRound(place: number, length: number, isTwice: boolean): number {
  const period = isTwice ? 2 * length : Math.max(1, 2 * length - 2)
  const within = modulo(place, period)
  return within < length ? within : isTwice ? period - 1 - within : period - within
}

const ways: ReadonlyMap<string, Beyond | undefined> = new Map<string, Beyond | undefined>([
  ['reflect', (place, length) => turningRound(place, length, true)],
  ['mirror', (place, length) => turningRound(place, length, false)],
  ['nearest', (place, length) => Math.min(length - 1, Math.max(0, place))],
  ['wrap', modulo],
  ['constant', undefined],
])

/** A row with so many numbers more at both ends. */
function extended(line: Float64Array, by: number, mode: string, constant: number): Float64Array {
  const way = ways.get(mode)
  if (way === undefined && mode !== 'constant') throw new PythonError('RuntimeError', 'boundary mode not supported')
  const { length } = line
  return Float64Array.from({ length: length + 2 * by }, (_, k) => {
    const place = k - by
    if (place >= 0 && place < length) return line[place] ?? NaN
    return way === undefined ? constant : (line[way(place, length)] ?? NaN)
  })
}

/** How weights on one side are to those on the other: 1 for the same, −1 for the same with another sign, 0 otherwise. */
function symmetryOf(weights: Float64Array, half: number): -1 | 0 | 1 {
  const alike = (sign: number): boolean => {
    for (let k = 1; k <= half; k++)
      if (!(Math.abs((weights[half + k] ?? NaN) - sign * (weights[half - k] ?? NaN)) <= Number.EPSILON)) return false
    return true
  }
  return alike(1) ? 1 : alike(-1) ? -1 : 0
}

/**
 * Each number with its neighbours, each times its weight, in the order in which scipy adds them.
 *
 * @param weights as many before the middle one as behind it
 */
export function weighted(line: Float64Array, weights: Float64Array, mode: string, constant: number): Float64Array {
  if (line.length === 0) return line.slice()
  const half = (weights.length - 1) / 2
  const all = extended(line, half, mode, constant)
  const symmetry = symmetryOf(weights, half)
  return line.map((_, k) => {
    const at = (step: number): number => all[k + half + step] ?? NaN
    const weight = (step: number): number => weights[half + step] ?? NaN
    if (symmetry === 0) {
      let sum = at(half) * weight(half)
      for (let step = -half; step < half; step++) sum += at(step) * weight(step)
      return sum
    }
    let sum = at(0) * weight(0)
    for (let step = -half; step < 0; step++)
      sum += (symmetry > 0 ? at(step) + at(-step) : at(step) - at(-step)) * weight(step)
    return sum
  })
}
