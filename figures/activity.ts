/** Standard pictures of what a simulation recorded, as those of `brian2tools`: spikes, rates, traces. */
import type { Axes } from './figure.ts'
import type { Keywords } from './pyplot-arguments.ts'
import { plot } from './plot.ts'

/** Labels of both directions. */
interface Labels {
  readonly x: string
  readonly y: string
}

/**
 * Curves, or marks, over time with labelled axes.
 * @param keywords those of `plot`
 * @throws FigureError as `plot` does
 */
export function plotOverTime(axes: Axes, x: unknown, y: unknown, labels: Labels, keywords: Keywords): Axes {
  plot(axes, [x, y], keywords)
  axes.x.label = labels.x
  axes.y.label = labels.y
  return axes
}

/** How spikes are drawn unless told otherwise: points, which no line joins. */
export function spikeKeywords(keywords: Keywords): Keywords {
  const styled = keywords.has('linestyle') || keywords.has('ls')
  return new Map<string, unknown>([['marker', '.'], ...(styled ? [] : [['linestyle', 'none'] as const]), ...keywords])
}
