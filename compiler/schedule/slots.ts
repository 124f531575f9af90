import type { Timing } from '../model/group.ts'

/** Every slot of a step in order: each of the given ones has a slot before and one behind it (semantics §1.1). */
export function allSlots(slots: readonly string[]): string[] {
  return slots.flatMap(slot => [`before_${slot}`, slot, `after_${slot}`])
}

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
