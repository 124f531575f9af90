/** The numbers of a figure as comma-separated values, for a spreadsheet. */
import type { Figure } from './figure.ts'
import { readable } from './mathtext.ts'
import type { Series } from './series.ts'

/**
 * A row for each point of every curve, histogram and row of bars: panel (from 1), curve, x, y. What has no points of its own, such as
 * words and areas, is left out. Columns are named after the axes where there is one panel.
 */
export function toCSV(figure: Figure): string {
  const [only, another] = figure.axes
  const [x, y] = another === undefined && only ? [only.x.label, only.y.label] : ['', '']
  const rows = [['panel', 'curve', readable(x) || 'x', readable(y) || 'y'].map(cell).join(',')]
  for (const [panel, axes] of figure.axes.entries()) {
    let unnamed = 0
    for (const series of axes.series) {
      const points = columnsOf(series)
      if (points === undefined) continue
      const named = series.label !== undefined && !series.label.startsWith('_')
      const name = cell(named ? readable(series.label ?? '') : `curve ${++unnamed}`)
      const { length } = points.x
      for (let k = 0; k < length; k++) rows.push(`${panel + 1},${name},${number(points.x[k])},${number(points.y[k])}`)
    }
  }
  return `${rows.join('\r\n')}\r\n`
}

function columnsOf(series: Series): { readonly x: Float64Array; readonly y: Float64Array } | undefined {
  switch (series.kind) {
    case 'line':
    case 'scatter':
      return series
    case 'histogram':
      // Each bin by its lower edge.
      return { x: series.edges.subarray(0, series.heights.length), y: series.heights }
    case 'bars':
      return { x: series.start, y: series.length }
    default:
      return undefined
  }
}

/** A gap has no number. */
function number(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? '' : String(value)
}

/** In quotes where it has to be; what a spreadsheet would take for a formula begins with an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
