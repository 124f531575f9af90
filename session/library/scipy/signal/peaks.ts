/** Peaks of a row of numbers. */
import { array, at, type ArrayValue } from '../../../arrays/array.ts'
import { orderOf } from '../../../arrays/order.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { toInteger } from '../../../evaluate/numeric.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { namedDict, tuple, type FunctionValue, type Value } from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { itemsOf, lacking, needNumbers, needRow, numberOr, scipyRow } from '../numbers.ts'

/** Numbers that are larger than what is beside them; of a plateau its middle. */
function maximaOf(x: Float64Array): number[] {
  const found: number[] = []
  for (let k = 1; k < x.length - 1; k++) {
    const own = x[k] ?? NaN
    if (!((x[k - 1] ?? NaN) < own)) continue
    let end = k
    while (end < x.length - 1 && x[end + 1] === own) end++
    if (end < x.length - 1 && (x[end + 1] ?? NaN) < own) found.push(Math.floor((k + end) / 2))
    k = end
  }
  return found
}

/** What a property has to be, undefined for no limit, which NaN does not fail. */
type Limits = readonly [least: number | undefined, most: number | undefined]

/** `height=1`, at least; `height=(1, 2)`, between; None for no limit. */
function limitsOf(value: Value, name: string, site: CallSite): Limits {
  const items = itemsOf(value)
  if (items === undefined) {
    const values = needNumbers(value, name, site)
    if (values.data.length === 1) return [at(values, 0), undefined]
  }
  if (items?.length !== 2) throw lacking(`find_peaks(${name}=…) with a limit for every number`)
  const limit = (item: Value | undefined): number | undefined =>
    given(item) ? numberOr(item, NaN, name, site) : undefined
  return [limit(items[0]), limit(items[1])]
}

function isWithin(low: number, high: number, [least, most]: Limits): boolean {
  return (least === undefined || low >= least) && (most === undefined || high <= most)
}

interface Prominence {
  readonly size: number
  readonly left: number
  readonly right: number
}

/** How far a peak stands above the higher one of the lowest numbers on either side, up to where it is overtopped. */
function prominenceOf(x: Float64Array, peak: number): Prominence {
  const height = x[peak] ?? NaN
  const lowest = (step: 1 | -1): number => {
    let base = peak
    for (let k = peak; k >= 0 && k < x.length && (x[k] ?? NaN) <= height; k += step)
      if ((x[k] ?? NaN) < (x[base] ?? NaN)) base = k
    return base
  }
  const [left, right] = [lowest(-1), lowest(1)]
  return { size: height - Math.max(x[left] ?? NaN, x[right] ?? NaN), left, right }
}

/** Peaks that are no nearer to each other, the highest ones first. */
function apart(peaks: readonly number[], x: Float64Array, distance: number): boolean[] {
  const kept = peaks.map(() => true)
  const order = orderOf(Float64Array.from(peaks, peak => x[peak] ?? NaN))
  for (const place of order.toReversed()) {
    if (kept[place] !== true) continue
    for (const step of [-1, 1]) {
      for (let k = place + step; k >= 0 && k < peaks.length; k += step) {
        if (Math.abs((peaks[place] ?? 0) - (peaks[k] ?? 0)) >= distance) break
        kept[k] = false
      }
    }
  }
  return kept
}

function places(values: Iterable<number>): ArrayValue {
  return array(Float64Array.from(values), undefined, 'integer')
}

function floats(values: Iterable<number>): ArrayValue {
  return array(Float64Array.from(values))
}

const findPeaks = scipyRow(
  'find_peaks(x, height=None, threshold=None, distance=None, prominence=None)',
  ([given_, height, threshold, distance, prominence], site) => {
    const x = needRow(given_, 'find_peaks', site)
    let peaks = maximaOf(x)
    const properties = new Map<string, readonly number[]>()
    const keep = (test: (k: number) => boolean): void => {
      const which = peaks.map((_, k) => test(k))
      peaks = peaks.filter((_, k) => which[k])
      for (const [name, values] of properties)
        properties.set(
          name,
          values.filter((_, k) => which[k]),
        )
    }
    const keepWithin = (name: string, limits: Limits): void => {
      const values = properties.get(name) ?? []
      keep(k => isWithin(values[k] ?? NaN, values[k] ?? NaN, limits))
    }
    if (given(height)) {
      properties.set(
        'peak_heights',
        peaks.map(peak => x[peak] ?? NaN),
      )
      keepWithin('peak_heights', limitsOf(height, 'height', site))
    }
    if (given(threshold)) {
      const above = (step: 1 | -1): number[] => peaks.map(peak => (x[peak] ?? NaN) - (x[peak + step] ?? NaN))
      const [left, right] = [above(-1), above(1)]
      properties.set('left_thresholds', left)
      properties.set('right_thresholds', right)
      const limits = limitsOf(threshold, 'threshold', site)
      keep(k => {
        const both = [left[k] ?? NaN, right[k] ?? NaN]
        return isWithin(Math.min(...both), Math.max(...both), limits)
      })
    }
    if (given(distance)) {
      const least = numberOr(distance, NaN, 'distance', site)
      if (least < 1) throw new PythonError('ValueError', '`distance` must be greater or equal to 1')
      // A distance that is no number of samples keeps all of them, as in scipy.
      if (Number.isFinite(least)) {
        const kept = apart(peaks, x, Math.ceil(least))
        keep(k => kept[k] === true)
      }
    }
    if (given(prominence)) {
      const found = peaks.map(peak => prominenceOf(x, peak))
      properties.set(
        'prominences',
        found.map(({ size }) => size),
      )
      properties.set(
        'left_bases',
        found.map(({ left }) => left),
      )
      properties.set(
        'right_bases',
        found.map(({ right }) => right),
      )
      keepWithin('prominences', limitsOf(prominence, 'prominence', site))
    }
    const told = [...properties].map(
      ([name, values]) => [name, name.endsWith('bases') ? places(values) : floats(values)] as const,
    )
    return tuple([places(peaks), namedDict(told)])
  },
  'width wlen rel_height plateau_size',
)

const prominences = scipyRow(
  'peak_prominences(x, peaks)',
  ([given_, peaks], site) => {
    const x = needRow(given_, 'peak_prominences', site)
    const which = needNumbers(peaks, 'peak_prominences', site)
    if (which.shape.length !== 1) throw new PythonError('ValueError', '`peaks` must be a 1-D array')
    if (which.type === 'float' && which.data.length > 0)
      throw new PythonError('TypeError', "cannot safely cast `peaks` to dtype('intp')")
    for (const peak of which.data)
      if (!(peak >= 0 && peak < x.length))
        throw new PythonError('ValueError', `peak ${Number(peak)} is not a valid index for \`x\``)
    const found = Array.from(which.data, peak => prominenceOf(x, Number(peak)))
    return tuple([
      floats(found.map(({ size }) => size)),
      places(found.map(({ left }) => left)),
      places(found.map(({ right }) => right)),
    ])
  },
  'wlen',
)

/** Numbers that are larger, or smaller, than so many on either side; beyond the ends the last one goes on. */
function extremes(name: 'argrelmax' | 'argrelmin', sign: 1 | -1): FunctionValue {
  return scipyRow(
    `${name}(data, axis=0, order=1)`,
    ([data, , order], site) => {
      const x = needRow(data, name, site)
      const far = given(order) ? toInteger(order, 'order', site) : 1
      if (far < 1) throw new PythonError('ValueError', 'Order must be an int >= 1')
      const within = (k: number): number => x[Math.min(x.length - 1, Math.max(0, k))] ?? NaN
      const isExtreme = (own: number, k: number): boolean => {
        for (let step = 1; step <= far; step++)
          if (!(sign * own > sign * within(k + step) && sign * own > sign * within(k - step))) return false
        return true
      }
      return tuple([places([...x.keys()].filter(k => isExtreme(x[k] ?? NaN, k)))])
    },
    'mode',
  )
}

export const peakRows: readonly FunctionValue[] = [
  findPeaks, prominences, extremes('argrelmax', 1), extremes('argrelmin', -1),
] // prettier-ignore
