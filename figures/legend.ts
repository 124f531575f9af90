import { KeywordReader, type Keywords, isKind, tooMany } from './pyplot-arguments.ts'
import { isArrayLike } from './repr.ts'
import { notDrawn, typeError, valueError } from './error.ts'
import type { Axes, Legend, LegendEntry } from './figure.ts'
import type { Series } from './series.ts'
import { fontSize, given, textList } from './properties.ts'
import { fillOf, type Rectangle } from './rectangles.ts'

const places = [
  'best',
  'upper right',
  'upper left',
  'lower left',
  'lower right',
  'right',
  'center left',
  'center right',
  'lower center',
  'upper center',
  'center',
] as const

/**
 * `legend()`, `legend(labels)`, `legend(handles, labels)`, with `loc`, `title`, `ncol`, `frameon`, `fontsize`.
 * Without handles it lists the labelled series at the time of drawing.
 */
export function setLegend(axes: Axes, args: readonly unknown[], keywords: Keywords): Legend {
  if (args.length > 2) throw tooMany('legend', 2, args.length)
  const reader = new KeywordReader('legend', keywords)
  const handles = args.length === 2 ? args[0] : reader.take('handles')
  const labels = args.length > 0 ? args.at(-1) : reader.take('labels')
  const legend: Legend = {
    location: location(reader.take('loc')),
    title: reader.text('title'),
    columns: Math.max(1, Math.round(reader.number('ncols', 'ncol') ?? 1)),
    frame: reader.flag('frameon') ?? true,
    fontSize: fontSize(reader.take('fontsize'), 10),
    entries: entriesOf(axes, handles, labels),
  }
  reader.done()
  axes.legend = legend
  return legend
}

function location(value: unknown): string {
  if (!given(value)) return 'best'
  if (typeof value === 'number') {
    const place = places[value]
    if (place !== undefined) return place
  }
  if (typeof value === 'string') {
    const place = places.find(name => name === value)
    if (place !== undefined) return place
    throw valueError(`'${value}' is not a valid value for loc; supported values are ${places.join(', ')}`)
  }
  throw notDrawn('a legend at a point is not drawn yet', `give loc one of ${places.join(', ')}`)
}

function entriesOf(axes: Axes, handles: unknown, labels: unknown): readonly LegendEntry[] | undefined {
  if (!given(handles) && !given(labels)) return undefined
  const names = given(labels) ? textList(labels) : undefined
  const series = given(handles) ? seriesOf(handles) : axes.series.filter(drawable)
  return series.slice(0, names?.length ?? series.length).flatMap((one, k) => {
    const label = names?.[k] ?? one.label
    return label === undefined ? [] : [{ series: one, label }]
  })
}

function seriesOf(handles: unknown): readonly Series[] {
  if (!isArrayLike(handles)) throw typeError('the handles of legend() are a list of what was drawn')
  return Array.from(handles, handle => {
    const one: unknown = Array.isArray(handle) && handle.length > 0 ? handle[0] : handle
    if (isKind<Rectangle>(one, 'rectangle')) return likeBar(one)
    if (typeof one === 'object' && one !== null && 'kind' in one && 'zorder' in one) return one as Series
    throw typeError('the handles of legend() are a list of what was drawn')
  })
}

/** Bars that all look like one of them. */
function likeBar(bar: Rectangle): Series {
  const fill = fillOf(bar)
  return bar.bars.kind === 'bars' ? { ...bar.bars, fills: [fill] } : { ...bar.bars, fill, fills: [fill] }
}

function drawable(series: Series): boolean {
  return series.kind !== 'text'
}

/** `ax.get_legend_handles_labels()`: what a legend would show. */
export function handlesAndLabels(axes: Axes): readonly [readonly Series[], readonly string[]] {
  const shown = labelled(axes)
  return [shown.map(({ series }) => series), shown.map(({ label }) => label)]
}

/** What the legend of axes shows; a label that is empty or begins with an underscore is left out, as in matplotlib. */
export function legendEntries(axes: Axes): readonly LegendEntry[] {
  if (!axes.legend) return []
  if (axes.legend.entries) return axes.legend.entries
  return labelled(axes)
}

function labelled(axes: Axes): readonly LegendEntry[] {
  return axes.series.flatMap(series =>
    series.label === undefined || series.label === '' || series.label.startsWith('_') || series.kind === 'text'
      ? []
      : [{ series, label: series.label }],
  )
}
