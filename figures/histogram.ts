import { typeError, valueError } from './error.ts'
import { repr } from './repr.ts'

/** How to bin: numpy's arguments of `histogram`. */
export interface Binning {
  /** A number of equal bins, or the edges, increasing. */
  readonly bins: number | ArrayLike<number>
  /** The interval that equal bins divide; by default from the smallest value to the largest. */
  readonly range?: readonly [number, number] | undefined
  /** One weight for each value. */
  readonly weights?: ArrayLike<number> | undefined
  /** Divide by the total and the widths, so that the integral is 1. */
  readonly density?: boolean | undefined
}

/** The sums of weights in n bins, and the n + 1 edges. */
export interface Histogram {
  readonly counts: Float64Array
  readonly edges: Float64Array
}

/**
 * Counts values in bins by numpy's rule: bins are closed to the left and open to the right, except the last, which is closed;
 * values outside and nan are left out when the edges or the range are given.
 * @throws FigureError for weights of another length, edges that fall, a range that is not finite
 */
export function histogram(values: ArrayLike<number>, { bins, range, weights, density }: Binning): Histogram {
  if (weights && weights.length !== values.length) {
    throw valueError(
      `weights should have the same shape as x, but there are ${weights.length} for ${values.length} values`,
    )
  }
  const edges = edgesOf(values, bins, range)
  const counts = new Float64Array(edges.length - 1)
  for (let k = 0; k < values.length; k++) {
    const bin = binOf(values[k] ?? NaN, edges)
    if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + (weights ? (weights[k] ?? NaN) : 1)
  }
  return { counts: density ? toDensity(counts, edges) : counts, edges }
}

/** The edges of bins: those given, or of so many equal ones within a range, by default that of the values. */
export function edgesOf(values: ArrayLike<number>, bins: Binning['bins'], range: Binning['range']): Float64Array {
  return typeof bins === 'number' ? equalEdges(bins, range ?? extent(values)) : givenEdges(bins)
}

function extent(values: ArrayLike<number>): readonly [number, number] {
  if (values.length === 0) return [0, 1]
  let low = Infinity
  let high = -Infinity
  for (let k = 0; k < values.length; k++) {
    const value = values[k] ?? NaN
    if (!Number.isFinite(value))
      throw valueError(`autodetected range of [${repr(value)}, ${repr(value)}] is not finite`)
    if (value < low) low = value
    if (value > high) high = value
  }
  return [low, high]
}

/** A few times the pixels of any sheet, and still little memory. */
const mostBins = 10_000_000

function equalEdges(bins: number, [low, high]: readonly [number, number]): Float64Array {
  if (!Number.isInteger(bins)) throw typeError('`bins` must be an integer, a string, or an array')
  if (bins > mostBins) throw valueError(`${bins} bins are more than can be counted, ${mostBins}`)
  if (bins < 1) throw valueError('`bins` must be positive, when an integer')
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw valueError(`supplied range of [${repr(low)}, ${repr(high)}] is not finite`)
  }
  if (low > high) throw valueError('max must be larger than min in range parameter.')
  if (!Number.isFinite(high - low)) throw valueError(`supplied range of [${low}, ${high}] is too wide for bins`)
  const [first, last] = low === high ? [low - 0.5, high + 0.5] : [low, high]
  // linspace: the step first, and the end exactly
  const step = (last - first) / bins
  return Float64Array.from({ length: bins + 1 }, (_, k) => (k === bins ? last : first + k * step))
}

function givenEdges(bins: ArrayLike<number>): Float64Array {
  const edges = Float64Array.from(bins)
  if (edges.length < 2) throw valueError('`bins` needs at least two edges')
  for (let k = 1; k < edges.length; k++) {
    if (!((edges[k - 1] ?? NaN) <= (edges[k] ?? NaN))) {
      throw valueError('`bins` must increase monotonically, when an array')
    }
  }
  return edges
}

/** The bin of a value by bisection over the edges themselves, so that a value on an edge never slips by rounding; -1 outside. */
export function binOf(value: number, edges: Float64Array): number {
  const last = edges.length - 1
  const end = edges[last] ?? NaN
  if (!(value >= (edges[0] ?? NaN) && value <= end)) return -1
  if (value === end) return last - 1
  let low = 0
  let high = last
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? NaN) <= value) low = middle
    else high = middle
  }
  return low
}

function toDensity(counts: Float64Array, edges: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count, bin) => count / ((edges[bin + 1] ?? NaN) - (edges[bin] ?? NaN)) / total)
}
