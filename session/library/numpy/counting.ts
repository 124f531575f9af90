/** Histograms and counts. */
import { countEachThere } from '../../../compiler/index.ts'
import { dimensionless, pythonFloatRepr } from '../../../units/index.ts'
import {
  array,
  asFloats,
  at,
  inPrecisionOf,
  isSingle,
  numbers,
  roomFor,
  storage,
  withData,
  withDimension,
  type ArrayValue,
} from '../../arrays/array.ts'
import { sameShape } from '../../arrays/broadcast.ts'
import { interpolate } from '../../arrays/interpolate.ts'
import { placeIn } from '../../arrays/order.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toNumber } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { flag, given, needArray, needWholeNumbers, optionalInteger, requireRow } from '../arguments.ts'
import { row } from '../row.ts'

/** Edges of bins: those given, or evenly between the ends. */
function edgesOf(bins: Value | undefined, range: Value | undefined, data: ArrayValue, site: CallSite): Float64Array {
  const chosen = given(bins) ? needBins(bins, site) : undefined
  if (chosen !== undefined && chosen.shape.length > 0) {
    if (chosen.shape.length > 1) throw new PythonError('ValueError', '`bins` must be 1d, when an array')
    const edges = new Float64Array(chosen.data)
    if (edges.some((edge, k) => k > 0 && !(edge >= (edges[k - 1] ?? 0)))) {
      throw new PythonError('ValueError', '`bins` must increase monotonically, when an array')
    }
    return edges
  }
  const count = chosen === undefined ? 10 : at(chosen, 0)
  if (!(Number.isInteger(count) && count > 0)) {
    throw new PythonError('ValueError', '`bins` must be positive, when an integer')
  }
  const [low, high] = endsOf(range, data, site)
  const edges = evenly(low, high, count, isSingle(data), given(range))
  if (edges.some((edge, k) => k > 0 && !(edge > (edges[k - 1] ?? NaN)))) {
    const message = `Too many bins for data range. Cannot create ${count} finite-sized bins.`
    throw new PythonError('ValueError', message)
  }
  return edges
}

/** Edges at even distances. Those of numbers of single precision have it too, and so has their distance, unless it was given. */
function evenly(low: number, high: number, count: number, single: boolean, isGiven: boolean): Float64Array {
  const rounded = single && !isGiven ? Math.fround : (x: number): number => x
  const step = rounded(rounded(high - low) / count)
  const edges = numbers(count + 1, k => (k === count ? high : rounded(low + rounded(k * step))))
  return single ? edges.map(Math.fround) : edges
}

function needBins(bins: Value, site: CallSite): ArrayValue {
  if (isStr(bins)) {
    throw unsupported(`bins='${bins.text.text}' is numpy, not yet Hillock`, {
      help: 'give a number of bins or their edges',
    })
  }
  return needArray(bins, 'histogram', site)
}

function endsOf(range: Value | undefined, { data }: ArrayValue, site: CallSite): readonly [number, number] {
  const ends = given(range) ? needArray(range, 'histogram', site) : undefined
  if (ends !== undefined && ends.data.length !== 2) throw new PythonError('ValueError', 'range takes two numbers')
  let [low, high] = ends === undefined ? [Infinity, -Infinity] : [at(ends, 0), at(ends, 1)]
  if (ends === undefined) {
    const floats = asFloats(data)
    const { extreme } = site.session.math.lines
    ;[low, high] = data.length === 0 ? [0, 1] : [extreme(floats, -1), extreme(floats, 1)]
  }
  if (low > high) throw new PythonError('ValueError', 'max must be larger than min in range parameter.')
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new PythonError(
      'ValueError',
      `${ends === undefined ? 'autodetected' : 'supplied'} range of [${pythonFloatRepr(low)}, ${pythonFloatRepr(high)}] is not finite`,
    )
  }
  return low === high ? [low - 0.5, high + 0.5] : [low, high]
}

/** Which bin a number is in, the last one with its right edge; −1 outside. */
function binOf(edges: Float64Array, x: number): number {
  const last = edges.length - 2
  if (!(x >= (edges[0] ?? 0) && x <= (edges[last + 1] ?? 0))) return -1
  return Math.min(last, placeIn(edges, x, true) - 1)
}

/** Counts numbers in bins that are evenly spaced, or adds their weights: in the bin that a division gives, or one next to it. */
function countEvenly(edges: Float64Array, numbers: Float64Array, weights: Float64Array | undefined): Float64Array {
  const counts = new Float64Array(edges.length - 1)
  const last = counts.length - 1
  const [low, high] = [edges[0] ?? 0, edges[last + 1] ?? 0]
  const width = high - low
  for (let k = 0; k < numbers.length; k++) {
    const x = numbers[k] ?? NaN
    if (!(x >= low && x <= high)) continue
    let bin = Math.min(last, Math.floor(((x - low) / width) * counts.length) || 0)
    while (bin > 0 && x < (edges[bin] ?? 0)) bin--
    while (bin < last && x >= (edges[bin + 1] ?? 0)) bin++
    counts[bin] = (counts[bin] ?? 0) + (weights === undefined ? 1 : (weights[k] ?? NaN))
  }
  return counts
}

/** The same of any bins. */
function countBetween(edges: Float64Array, numbers: Float64Array, weights: Float64Array | undefined): Float64Array {
  const counts = new Float64Array(Math.max(0, edges.length - 1))
  for (let k = 0; k < numbers.length; k++) {
    const bin = binOf(edges, numbers[k] ?? NaN)
    if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + (weights === undefined ? 1 : (weights[k] ?? NaN))
  }
  return counts
}

/** Edges that were given, and no number of bins. */
function chosenEdges(bins: Value | undefined, site: CallSite): ArrayValue | undefined {
  const chosen = given(bins) ? needBins(bins, site) : undefined
  return chosen !== undefined && chosen.shape.length > 0 ? chosen : undefined
}

const histogram = row(
  'histogram(a, bins=10, range=None, density=None, weights=None)',
  ([a, bins, range, density, weights], site) => {
    const values = needArray(a, 'histogram', site)
    const edges = edgesOf(bins, range, values, site)
    const weight = given(weights) ? needArray(weights, 'histogram', site) : undefined
    if (weight !== undefined && !sameShape(weight.shape, values.shape))
      throw new PythonError('ValueError', 'weights should have the same shape as a.')
    const count = chosenEdges(bins, site) === undefined ? countEvenly : countBetween
    const counts = count(edges, asFloats(values.data), weight && asFloats(weight.data))
    const bounds = boundsOf(edges, bins, values, site)
    if (!flag(density, false, site)) {
      return tuple([array(counts, [counts.length], weight === undefined ? 'integer' : weight.type), bounds])
    }
    let total = 0
    for (const count of counts) total += count
    const width = isSingle(bounds) ? Math.fround : (x: number): number => x
    const shares = counts.map((count, k) => count / width((edges[k + 1] ?? 0) - (edges[k] ?? 0)) / total)
    return tuple([array(shares, [shares.length], 'float'), bounds])
  },
)

/** Edges that were given stay what they were; others are as precise as the numbers. */
function boundsOf(edges: Float64Array, bins: Value | undefined, values: ArrayValue, site: CallSite): ArrayValue {
  const made = (): ArrayValue =>
    array(inPrecisionOf(edges, 'float', [values]), [edges.length], 'float', values.dimension)
  return chosenEdges(bins, site) ?? made()
}

const histogram2d = row('histogram2d(x, y, bins=10, range=None)', ([x, y, bins, range], site) => {
  const given_ = [needArray(x, 'histogram2d', site), needArray(y, 'histogram2d', site)] as const
  // numpy makes one table of both.
  const double = (values: ArrayValue): ArrayValue => withData(values, asFloats(values.data), values.shape)
  const axes = given_.every(isSingle) ? given_ : ([double(given_[0]), double(given_[1])] as const)
  const ends = typeof range === 'object' && (range?.kind === 'list' || range?.kind === 'tuple') ? range.items : []
  const pair = typeof bins === 'object' && (bins?.kind === 'list' || bins?.kind === 'tuple') && bins.items.length === 2
  const own = (k: number): Value | undefined => (pair ? bins.items[k] : bins)
  const [rows, columns] = [edgesOf(own(0), ends[0], axes[0], site), edgesOf(own(1), ends[1], axes[1], site)]
  const width = columns.length - 1
  const counts = storage('float', roomFor([rows.length - 1, width]))
  for (let k = 0; k < axes[0].data.length; k++) {
    const [i, j] = [binOf(rows, at(axes[0], k)), binOf(columns, at(axes[1], k))]
    if (i >= 0 && j >= 0) counts[i * width + j] = (counts[i * width + j] ?? 0) + 1
  }
  return tuple([
    array(counts, [rows.length - 1, width], 'float'),
    boundsOf(rows, own(0), axes[0], site),
    boundsOf(columns, own(1), axes[1], site),
  ])
})

const bincount = row('bincount(x, weights=None, minlength=0)', ([x, given_, minlength], site) => {
  requireRow(needArray(x, 'bincount', site))
  const values = withDimension(needWholeNumbers(x, 'bincount', site), dimensionless)
  const weight = given(given_) ? needArray(given_, 'bincount', site) : undefined
  const bins = asFloats(values.data)
  const { extreme } = site.session.math.lines
  if (bins.length > 0 && extreme(bins, -1) < 0)
    throw new PythonError('ValueError', "'list' argument must have no negative elements")
  const least = optionalInteger(minlength, 'minlength', site) ?? 0
  if (least < 0) throw new PythonError('ValueError', "'minlength' must not be negative")
  if (weight !== undefined && weight.data.length !== bins.length)
    throw new PythonError('ValueError', "The weights and list don't have the same length.")
  const length = Math.max(least, bins.length === 0 ? 0 : extreme(bins, 1) + 1)
  const room = roomFor([length])
  if (weight === undefined)
    return array(asFloats(countEachThere(bins, room) ?? countsOf(bins, room)), [length], 'integer')
  return array(sumsOf(bins, room, asFloats(weight.data)), [length], 'float')
})

/** The sum of the weights of each whole number. */
function sumsOf(bins: Float64Array, room: number, weights: Float64Array): Float64Array {
  const sums = new Float64Array(room)
  for (let k = 0; k < bins.length; k++) {
    const bin = bins[k] ?? 0
    sums[bin] = (sums[bin] ?? 0) + (weights[k] ?? NaN)
  }
  return sums
}

/** How often each is there. */
function countsOf(bins: Float64Array, room: number): Int32Array {
  const counts = new Int32Array(room)
  for (let k = 0; k < bins.length; k++) {
    const bin = (bins[k] ?? 0) | 0
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return counts
}

const interp = row('interp(x, xp, fp, left=None, right=None)', ([x, xp, fp, left, right], site) => {
  const values = needArray(x, 'interp', site)
  const [places, heights] = [needArray(xp, 'interp', site), needArray(fp, 'interp', site)]
  const last = places.data.length - 1
  if (last < 0) throw new PythonError('ValueError', 'array of sample points is empty')
  if (heights.data.length !== last + 1) throw new PythonError('ValueError', 'fp and xp are not of the same length.')
  const below = given(left) ? toNumber(left, 'left', site) : at(heights, 0)
  const above = given(right) ? toNumber(right, 'right', site) : at(heights, last)
  const points = { places: asFloats(places.data), heights: asFloats(heights.data) }
  return array(interpolate(asFloats(values.data), points, below, above), values.shape, 'float')
})

/** numpy's functions that count, and the interpolation between points. */
export const counting: readonly FunctionValue[] = [histogram, histogram2d, bincount, interp]
