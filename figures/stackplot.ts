/** Areas on top of each other: `stackplot(x, y1, y2, …)`. */
import { listOfArrays, rowsOf } from './data-sets.ts'
import { notDrawn, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import { parseColour } from './colours.ts'
import { fillBetween } from './marks.ts'
import { nextLineColour } from './plot.ts'
import { given, textList } from './properties.ts'
import { KeywordReader, type Keywords, missing, oneDimensional, oneOf } from './pyplot-arguments.ts'
import { isArrayLike } from './repr.ts'
import type { BandSeries } from './series.ts'

type Rows = readonly Float64Array[]

/** Where the lowest area begins: on 0, or so that the whole lies about 0 in the middle. */
const baselines: Readonly<Record<string, (rows: Rows) => (k: number) => number>> = {
  zero: () => () => 0,
  sym: rows => k => -rows.reduce((sum, row) => sum + (row[k] ?? NaN), 0) / 2,
  wiggle: rows => {
    const count = rows.length
    return k => rows.reduce((sum, row, j) => sum + (row[k] ?? NaN) * (count - 0.5 - j), 0) / -count
  },
}

/** Rows of values: each argument one, or one argument with all of them. */
function rowsOfStack(args: readonly unknown[]): Rows {
  const rows = args.flatMap(each => rowsOf(each) ?? listOfArrays(each, 'y') ?? [oneDimensional(each, 'y')])
  const [first] = rows
  if (first === undefined || rows.some(({ length }) => length !== first.length))
    throw valueError('all rows of stackplot() must have the same number of values')
  return rows
}

/** `stackplot(x, y1, y2, labels=…, colors=…, baseline='zero')`: an area for each row, in the colours that lines take. */
export function stackplot(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly BandSeries[] {
  const [x, ...values] = args
  if (x === undefined) throw missing('stackplot', 'x')
  const reader = new KeywordReader('stackplot', keywords)
  const [labels, colours] = [reader.take('labels'), reader.take('colors')]
  const word = reader.text('baseline') ?? 'zero'
  if (word === 'weighted_wiggle') throw notDrawn("the baseline 'weighted_wiggle' is not drawn yet", "give 'wiggle'")
  const rows = rowsOfStack(values)
  const base = oneOf(baselines, word, 'baseline')(rows)
  const more = reader.rest()
  const names = given(labels) ? textList(labels) : []
  const own = isArrayLike(colours) ? Array.from(colours, parseColour) : []
  let lower = Float64Array.from(rows[0] ?? [], (_, k) => base(k))
  return rows.map((row, k) => {
    const upper = lower.map((value, j) => value + (row[j] ?? NaN))
    const look = new Map<string, unknown>([
      ...more,
      ['facecolor', own.length > 0 ? own[k % own.length] : nextLineColour(axes)],
      ...(names[k] === undefined ? [] : [['label', names[k]] as const]),
    ])
    const band = fillBetween(axes, 'x', [x, lower, upper], look)
    lower = upper
    return Object.assign(band, { ground: 0 })
  })
}
