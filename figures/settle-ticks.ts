import type { Axis, Figure } from './figure.ts'
import { layOut } from './sheet-layout.ts'

/**
 * Fixes places and texts of ticks that functions make, so that drawing the figure later calls nothing of the script. If one
 * of them fails, all ticks are as usual.
 * @throws what those functions throw
 */
export function settleTicks(figure: Figure): void {
  const axes = figure.axes.flatMap(({ x, y }) => [x, y]).filter(madeByFunction)
  if (axes.length === 0) return
  try {
    for (const { x, y } of layOut(figure).panels) {
      for (const { axis, ticks } of [x, y]) {
        if (!axes.includes(axis)) continue
        axis.ticks = Float64Array.from(ticks.values)
        axis.tickLabels = ticks.factor === '' ? ticks.labels : undefined
      }
    }
  } finally {
    for (const axis of axes) Object.assign(axis, { locator: undefined, format: 'auto' })
  }
}

function madeByFunction({ locator, format }: Axis): boolean {
  return locator !== undefined || typeof format === 'function'
}
