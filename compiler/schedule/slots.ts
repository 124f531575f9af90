import type { Timing } from '../model/group.ts'
import { allSlots } from '../model/network.ts'

/**
 * Objects as Brian 2 goes through them: by slot, then order, then name. An unknown slot comes last; the checks refuse it.
 *
 * @param slots those of the network, without their `before_` and `after_`
 */
export function inStepOrder<Placed extends Pick<Timing, 'when' | 'order'>>(
  objects: readonly Placed[],
  slots: readonly string[],
  nameOf: (object: Placed) => string,
): Placed[] {
  const all = allSlots(slots)
  const rank = ({ when }: Placed): number => (all.includes(when) ? all.indexOf(when) : all.length)
  return objects.toSorted((a, b) => rank(a) - rank(b) || a.order - b.order || (nameOf(a) < nameOf(b) ? -1 : 1))
}
