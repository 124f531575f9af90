/** Earlier runs behind the present one. */
import { type Axes, type Figure, snapshot } from './figure.ts'
import type { Series } from './series.ts'

const ghostColour = '#8a94a3'

/** How much of an earlier run is seen; the ones before it fade. */
const opacity = 0.45

/**
 * A figure with what earlier ones drew behind its own curves, in grey: a panel takes that of the panel in the same place. Figures with
 * other panels leave no trace, nor do maps and areas, which would hide each other.
 *
 * @param earlier the latest first
 */
export function withGhosts(figure: Figure, earlier: readonly Figure[]): Figure {
  const alike = earlier.filter(each => each.axes.length === figure.axes.length)
  if (alike.length === 0) return figure
  const copy = snapshot(figure)
  for (const [k, axes] of copy.axes.entries()) {
    const ghosts = alike.flatMap((each, age) => ghostsOf(each.axes[k], opacity / (age + 1)))
    axes.series.unshift(...ghosts)
  }
  return copy
}

function ghostsOf(axes: Axes | undefined, alpha: number): readonly Series[] {
  return (axes?.series ?? []).flatMap(series => ghostOf(series, alpha))
}

function ghostOf(series: Series, alpha: number): readonly Series[] {
  const common = { label: undefined, alpha, zorder: 0 }
  switch (series.kind) {
    case 'line': {
      const marker = series.marker && { ...series.marker, face: ghostColour, edge: ghostColour }
      return [{ ...series, ...common, stroke: { ...series.stroke, colour: ghostColour }, marker }]
    }
    case 'scatter':
      return series.mapped === undefined ? [{ ...series, ...common, colours: [ghostColour], edge: undefined }] : []
    case 'histogram':
      return [{ ...series, ...common, style: 'step', fill: { ...series.fill, face: 'none', edge: ghostColour } }]
    default:
      return []
  }
}
