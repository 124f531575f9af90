import type { Figure } from './figure.ts'
import { type FigureData, toJSON } from './json.ts'

/** A figure as programs get it: what it shows, and the ways to have it. */
export interface DrawnFigure extends Figure {
  /** SVG text, drawn without a browser; the charting library is loaded on the first call. */
  toSVG(): Promise<string>
  /** Axes, labels and series with their numbers. */
  toJSON(): FigureData
}

/** The figure with its ways out. */
export function drawnFigure(figure: Figure): DrawnFigure {
  return {
    ...figure,
    toSVG: async () => {
      const { toSVG } = await import('./svg.ts')
      return toSVG(figure)
    },
    toJSON: () => toJSON(figure),
  }
}
