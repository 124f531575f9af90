/**
 * Where a slot stands in a step: each of the given ones has a slot before and one behind it (semantics §1.1).
 *
 * @returns undefined for a slot that is none
 */
export function slotRank(when: string, slots: readonly string[]): number | undefined {
  for (const [position, slot] of slots.entries()) {
    const within = [`before_${slot}`, slot, `after_${slot}`].indexOf(when)
    if (within >= 0) return 3 * position + within
  }
  return undefined
}
