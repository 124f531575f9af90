import { KeywordReader, type Keywords, columnsOf } from './pyplot-arguments.ts'
import { isArrayLike, repr } from './repr.ts'
import { placesOfNames } from './categories.ts'
import { cycleColour } from './colours.ts'
import { typeError, valueError } from './error.ts'
import type { Axes } from './figure.ts'
import type { LineSeries } from './series.ts'
import { put } from './put.ts'
import { type Format, parseFormat } from './format-string.ts'
import { readCommon, readMarker, readStroke, textList } from './properties.ts'
import { colourOfCycle, styledByCycle } from './prop-cycle.ts'

/** One x, y and format of a call of `plot`, which may have several. */
interface Curve {
  readonly x: readonly Float64Array[]
  readonly y: readonly Float64Array[]
  readonly format: Partial<Format>
}

const stepNames: Readonly<Record<string, LineSeries['steps']>> = {
  default: 'none',
  steps: 'pre',
  'steps-pre': 'pre',
  'steps-mid': 'mid',
  'steps-post': 'post',
}

/**
 * `plot([x], y, [format], …)`: a line for each curve, and one for each column of a two-dimensional array.
 * @returns the lines, as matplotlib's list of artists
 */
export function plot(axes: Axes, args: readonly unknown[], keywords: Keywords, call = 'plot'): readonly LineSeries[] {
  const label = keywords.get('label')
  const labels = isArrayLike(label) ? textList(label) : undefined
  const rest = labels ? new Map([...keywords].filter(([name]) => name !== 'label')) : keywords
  const added: LineSeries[] = []
  for (const { x, y, format } of curvesOf(withPlaces(axes, args), call)) {
    const columns = pairUp(x, y)
    if (labels && labels.length !== columns.length) {
      throw valueError(
        `label must be scalar or have the same length as the input data, but found ${labels.length} for ${columns.length} datasets.`,
      )
    }
    columns.forEach(([xs, ys], k) => added.push(line(axes, xs, ys, format, rest, labels?.[k], call)))
  }
  for (const each of added) put(axes, each)
  return added
}

/** `step(x, y, where='pre')`. */
export function step(axes: Axes, args: readonly unknown[], keywords: Keywords): readonly LineSeries[] {
  const where = keywords.get('where') ?? 'pre'
  if (where !== 'pre' && where !== 'post' && where !== 'mid') {
    throw valueError(`${repr(where)} is not a valid value for where; supported values are 'pre', 'post', 'mid'`)
  }
  const rest = new Map([...keywords].filter(([name]) => name !== 'where'))
  return plot(axes, args, rest.set('drawstyle', `steps-${where}`), 'step')
}

function line(
  axes: Axes,
  x: Float64Array,
  y: Float64Array,
  format: Partial<Format>,
  keywords: Keywords,
  label: string | undefined,
  call: string,
): LineSeries {
  const reader = new KeywordReader(call, styledByCycle(axes, keywords, format), 'Line2D')
  // A cycle of the script's own has given its colour by now, if it has colours.
  const stroke = readStroke(reader, format, () => (axes.cycle === undefined ? nextLineColour(axes) : cycleColour(0)))
  const marker = readMarker(reader, format, stroke.colour)
  const common = readCommon(reader, 2)
  const style = reader.text('drawstyle', 'ds') ?? 'default'
  const steps = Object.hasOwn(stepNames, style) ? stepNames[style] : undefined
  if (steps === undefined) {
    throw valueError(
      `'${style}' is not a valid value for drawstyle; supported values are ${Object.keys(stepNames).join(', ')}`,
    )
  }
  reader.ignore('scalex', 'scaley')
  reader.done()
  return { kind: 'line', x, y, stroke, marker, steps, ...common, label: label ?? common.label }
}

/** The next colour of the cycle for lines and histograms. */
export function nextLineColour(axes: Axes): string {
  return colourOfCycle(axes, axes.coloursTaken.lines++)
}

/** The next colour of the cycle for scatters, bars and areas, which count for themselves. */
export function nextPatchColour(axes: Axes): string {
  return colourOfCycle(axes, axes.coloursTaken.patches++)
}

/** Names in the place of the first x and y become their places. */
function withPlaces(axes: Axes, args: readonly unknown[]): readonly unknown[] {
  const directions = args.length > 1 && typeof args[1] !== 'string' ? (['x', 'y'] as const) : (['y'] as const)
  return args.map((each, k) => {
    const direction = directions[k]
    return (direction && placesOfNames(axes, direction, each)) ?? each
  })
}

function curvesOf(args: readonly unknown[], call: string): readonly Curve[] {
  const curves: Curve[] = []
  let left = args
  while (left.length > 0) {
    const [first, second, third] = left
    if (typeof first === 'string') throw typeError(`${call}() needs numbers before the format string '${first}'`)
    const hasX = left.length > 1 && typeof second !== 'string'
    const format = hasX ? third : second
    const y = columnsOf(hasX ? second : first, 'y')
    const x = hasX ? columnsOf(first, 'x') : [Float64Array.from({ length: y[0]?.length ?? 0 }, (_, k) => k)]
    curves.push({ x, y, format: typeof format === 'string' ? parseFormat(format) : {} })
    left = left.slice((hasX ? 2 : 1) + (typeof format === 'string' ? 1 : 0))
  }
  return curves
}

/** Columns side by side; a single column serves all of the other's. */
function pairUp(
  x: readonly Float64Array[],
  y: readonly Float64Array[],
): readonly (readonly [Float64Array, Float64Array])[] {
  const rows = [x[0]?.length ?? 0, y[0]?.length ?? 0]
  if (rows[0] !== rows[1]) {
    throw valueError(`x and y must have same first dimension, but have shapes ${shape(x)} and ${shape(y)}`)
  }
  if (x.length > 1 && y.length > 1 && x.length !== y.length) {
    throw valueError(`x has ${x.length} columns but y has ${y.length} columns`)
  }
  const count = x.length === 0 || y.length === 0 ? 0 : Math.max(x.length, y.length)
  if (count > mostColumns) {
    throw valueError(
      `plot() draws a line for each column, and there are ${count}`,
      'transpose the array: one column a curve',
    )
  }
  const nothing = new Float64Array()
  return Array.from({ length: count }, (_, k) => [
    (x.length === 1 ? x[0] : x[k]) ?? nothing,
    (y.length === 1 ? y[0] : y[k]) ?? nothing,
  ])
}

/** More curves than this are an array lying the wrong way. */
const mostColumns = 5000

function shape(columns: readonly Float64Array[]): string {
  const rows = columns[0]?.length ?? 0
  return columns.length === 1 ? `(${rows},)` : `(${rows}, ${columns.length})`
}
