import { type Colour, cycleColour, parseColour } from './colours.ts'
import { applyScale } from './axes-settings.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import { setsOf } from './data-sets.ts'
import type { Axes } from './figure.ts'
import { histogram } from './histogram.ts'
import { put } from './put.ts'
import { nextLineColour } from './plot.ts'
import {
  KeywordReader,
  type Keywords,
  missing,
  named,
  oneDimensional,
  oneOf,
  pairOf,
  toNumber,
} from './pyplot-arguments.ts'
import { given, readCommon, readFill, readLabels, readUpright } from './properties.ts'
import { isArrayLike } from './repr.ts'
import type { Fill, HistogramSeries } from './series.ts'

const styles = { bar: 'bar', barstacked: 'bar', step: 'step', stepfilled: 'stepfilled' } as const

/** How far the bars are moved, in widths of a bin. */
const alignments = { left: -0.5, mid: 0, right: 0.5 } as const

/**
 * `hist(x, bins, range, density, weights, cumulative, bottom, histtype, …)` of one set of values or of several.
 * @returns counts, edges and the series; of several sets a row of counts and a series each
 */
export function hist(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly unknown[] {
  const names = ['x', 'bins', 'range', 'density', 'weights', 'cumulative', 'bottom', 'histtype', 'align', 'orientation']
  const reader = new KeywordReader('hist', named('hist', names, args, keywords), 'Rectangle')
  const data = reader.take('x')
  if (data === undefined) throw missing('hist', 'x')
  const sets = setsOf(data)
  const word = reader.text('histtype') ?? 'bar'
  const style = oneOf(styles, word, 'histtype')
  const stacked = (reader.flag('stacked') ?? false) || word === 'barstacked'
  const { heights, edges } = countsOf(reader, sets, stacked)
  const bases = basesOf(reader.take('bottom'), heights, stacked)
  const shift = oneOf(alignments, reader.text('align') ?? 'mid', 'align')
  const upright = readUpright(reader, 'vertical')
  if (reader.flag('log')) applyScale(axes, upright ? 'y' : 'x', 'log')
  const side = !stacked && style === 'bar' ? sets.length : 1
  const width = reader.number('rwidth') ?? (side > 1 ? 0.8 : 1)
  const labels = readLabels(reader)
  const colours = coloursOf(axes, reader, sets.length)
  const fill = readFill(reader, () => colours[0] ?? '#000000')
  const own = reader.take('fill')
  const common = readCommon(reader, 1)
  reader.done()
  const series = sets.map((_, k): HistogramSeries => {
    const from = (1 - width) / 2 + (side > 1 ? (width * k) / side : 0) + shift
    const face = { ...fill, face: sets.length > 1 ? (colours[k] ?? fill.face) : fill.face }
    return {
      kind: 'histogram',
      edges,
      heights: heights[k] ?? new Float64Array(),
      base: bases[k],
      style,
      across: [from, from + width / side],
      upright,
      fill: style === 'step' || own === false ? outline(face) : face,
      ...common,
      label: labels[k],
    }
  })
  // What is stacked is drawn from the top down in steps, so that no outline hides the one below it.
  for (const one of stacked && style !== 'bar' ? series.toReversed() : series) put(axes, one)
  const tops = series.map(({ heights: own_, base }) =>
    stacked && base ? own_.map((n, j) => n + (base[j] ?? 0)) : own_,
  )
  const [only] = tops
  const made = series.map(one => (style === 'bar' ? one : [one]))
  if (sets.length === 1) return [only, edges, made[0]]
  return [{ shape: [tops.length, edges.length - 1], data: tops.flatMap(row => [...row]) }, edges, made]
}

function outline(fill: Fill): Fill {
  return { face: 'none', edge: fill.edge === 'none' ? fill.face : fill.edge, edgeWidth: fill.edgeWidth }
}

interface Counts {
  readonly heights: readonly Float64Array[]
  readonly edges: Float64Array
}

/** The heights of all sets over the same edges. */
function countsOf(reader: KeywordReader, sets: readonly Float64Array[], stacked: boolean): Counts {
  const bins = reader.take('bins')
  if (typeof bins === 'string') throw notDrawn(`bins='${bins}' is not known yet`, 'give a number of bins or the edges')
  const range = reader.take('range')
  const weights = reader.take('weights')
  const density = reader.flag('density') ?? false
  const cumulative = reader.take('cumulative')
  const count = !given(bins) ? 10 : isArrayLike(bins) ? oneDimensional(bins, 'bins') : toNumber(bins, 'bins')
  const limits = given(range) ? numberPair(range, 'range') : sets.length > 1 ? extentOf(sets) : undefined
  const perSet = given(weights)
    ? sets.length === 1
      ? [oneDimensional(weights, 'weights')]
      : setsOf(weights)
    : undefined
  if (perSet !== undefined && perSet.length !== sets.length) throw valueError('weights should have the same shape as x')
  const counted = sets.map((values, k) =>
    histogram(values, { bins: count, range: limits, weights: perSet?.[k], density: density && !stacked }),
  )
  const edges = counted[0]?.edges ?? new Float64Array()
  let heights: readonly Float64Array[] = counted.map(({ counts }) => counts)
  if (density && stacked) heights = shared(heights, edges)
  if (given(cumulative) && cumulative !== false && cumulative !== 0) {
    heights = heights.map(one =>
      summed(density ? one.map((n, j) => n * widthOf(edges, j)) : one, toNumber(cumulative, 'cumulative') < 0),
    )
  }
  return { heights, edges }
}

function widthOf(edges: Float64Array, bin: number): number {
  return (edges[bin + 1] ?? NaN) - (edges[bin] ?? NaN)
}

/** Stacked sets are one in all. */
function shared(heights: readonly Float64Array[], edges: Float64Array): readonly Float64Array[] {
  const total = heights.reduce((sum, one) => sum + one.reduce((part, n) => part + n, 0), 0)
  return heights.map(one => one.map((n, j) => n / widthOf(edges, j) / total))
}

/** Sums from the left, or from the right. */
function summed(values: Float64Array, backwards: boolean): Float64Array {
  let sum = 0
  const sums = (backwards ? values.toReversed() : values).map(value => (sum += value))
  return backwards ? sums.toReversed() : sums
}

/** What each set stands on: `bottom`, and those below it. */
function basesOf(
  bottom: unknown,
  heights: readonly Float64Array[],
  stacked: boolean,
): readonly (Float64Array | undefined)[] {
  const bins = heights[0]?.length ?? 0
  const lowest = given(bottom) ? oneDimensional(bottom, 'bottom') : undefined
  if (lowest === undefined && !stacked) return heights.map(() => undefined)
  if (lowest !== undefined && lowest.length !== 1 && lowest.length !== bins)
    throw valueError(`bottom must have one value or as many as there are bins, ${bins}`)
  let base = Float64Array.from({ length: bins }, (_, j) => (lowest?.length === 1 ? lowest[0] : lowest?.[j]) ?? 0)
  return heights.map(own => {
    const below = base
    if (stacked) base = base.map((value, j) => value + (own[j] ?? 0))
    return below
  })
}

function extentOf(sets: readonly Float64Array[]): readonly [number, number] | undefined {
  let [low, high] = [Infinity, -Infinity]
  for (const values of sets) {
    for (const value of values) {
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low <= high ? [low, high] : undefined
}

/** As matplotlib, a face colour alone does not keep a histogram from taking its colour of the cycle. */
function coloursOf(axes: Axes, reader: KeywordReader, sets: number): readonly Colour[] {
  const colour = reader.take('color', 'c')
  if (!given(colour)) {
    return Array.from({ length: sets }, () => nextLineColour(axes))
  }
  const list = isArrayLike(colour) && sets > 1 ? Array.from(colour, parseColour) : [parseColour(colour)]
  if (list.length === sets || list.length === 1)
    return list.length === sets ? list : Array.from({ length: sets }, () => list[0] ?? cycleColour(0))
  throw valueError(
    `The 'color' keyword argument must have one color per dataset, but ${sets} datasets and ${list.length} colors were provided`,
  )
}

function numberPair(value: unknown, what: string): readonly [number, number] {
  const pair = pairOf(value)
  if (pair === undefined) throw typeError(`${what} must be a pair (low, high)`)
  return [toNumber(pair[0], what), toNumber(pair[1], what)]
}
