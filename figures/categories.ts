/** Names along an axis: `bar(['a', 'b'], …)`, `plot(['a', 'b'], …)`. */
import type { Axes } from './figure.ts'
import { textList } from './properties.ts'
import { isArrayLike } from './repr.ts'
import type { Direction } from './series.ts'
import { changeShared } from './sharing.ts'

/** The places of names, each name once, in the order in which they came to these axes; undefined for what is no list of names. */
export function placesOfNames(axes: Axes, direction: Direction, value: unknown): Float64Array | undefined {
  if (!isArrayLike(value) || typeof value[0] !== 'string') return undefined
  const { ticks, tickLabels } = axes[direction]
  const known = ticks?.every((place, k) => place === k) === true ? (tickLabels ?? []) : []
  const names = [...new Set([...known, ...textList(value)])]
  changeShared(axes, direction, { ticks: Float64Array.from(names.keys()), tickLabels: names })
  return Float64Array.from(textList(value), name => names.indexOf(name))
}
