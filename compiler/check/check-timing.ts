/** Slots that a step does not have (semantics §1.1). */
import { didYouMean, error, type Report, type Span } from '../../diagnostics/index.ts'
import type { GroupModel, Timing } from '../model/group.ts'
import { allSlots, type NetworkModel } from '../model/network.ts'
import { hasSubexpressionUpdater } from '../model/object-names.ts'

/** Reports everything that is to happen in a slot that is none. */
export function checkTimings({ groups, regular, monitors, slots }: NetworkModel, report: Report): void {
  const known = allSlots(slots)
  const check = ({ when, span }: Timing, owner: Span | undefined): void => {
    if (known.includes(when)) return
    const help = didYouMean(when, known) ?? `the slots are ${slots.join(', ')}, each with its before_ and after_`
    report(error('bad-value', span ?? owner, `KeyError: '${when}'`, { help, notes: [noSuchSlot(when)] }))
  }
  for (const group of groups) for (const timing of timingsOf(group)) check(timing, group.span)
  for (const { timing, span } of [...regular, ...monitors]) check(timing, span)
}

function noSuchSlot(when: string): { readonly message: string } {
  return { message: `a step has no slot called '${when}'` }
}

/** When the objects of a group run: those of its own, its events and their code. */
function timingsOf(group: GroupModel): Timing[] {
  const { events, order } = group
  return [
    ...(hasSubexpressionUpdater(group) ? [{ when: 'before_start', order }] : []),
    { when: 'groups', order },
    ...[...events.values()].flatMap(({ timing, code }) => (code === undefined ? [timing] : [timing, code.timing])),
  ]
}
