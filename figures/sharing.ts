/** Axes that have a direction in common: its limits, its scale, and where its ticks stand. */
import type { Axes, Axis, Figure } from './figure.ts'
import type { Direction } from './series.ts'

/** The axes that share a direction with these, and these. */
export function relatives(axes: Axes, direction: Direction): readonly Axes[] {
  const group = axes[direction].shared
  if (group === undefined) return [axes]
  return axes.figure.axes.filter(one => one[direction].shared === group)
}

/** A number that no axes of the figure have for this direction. */
export function newGroup({ axes }: Figure, direction: Direction): number {
  return 1 + Math.max(0, ...axes.map(one => one[direction].shared ?? 0))
}

/** Lets axes share a direction with other axes of their figure, and have its scale and ticks. */
export function share(axes: Axes, other: Axes, direction: Direction): void {
  const theirs = other[direction]
  theirs.shared ??= newGroup(axes.figure, direction)
  const { shared, scale, limits, pictured, inverted, ticks, tickLabels, locator, format } = theirs
  Object.assign(axes[direction], { shared, scale, limits, pictured, inverted, ticks, tickLabels, locator, format })
}

/** Changes what all axes that share a direction have in common. */
export function changeShared(
  axes: Axes,
  direction: Direction,
  change: Partial<
    Pick<Axis, 'limits' | 'pictured' | 'inverted' | 'scale' | 'ticks' | 'tickLabels' | 'locator' | 'format'>
  >,
): void {
  for (const one of relatives(axes, direction)) Object.assign(one[direction], change)
}
