/** Slots that a step does not have (semantics §1.1). */
import { didYouMean, error, type Report, type Span } from '../../diagnostics/index.ts'
import { type GroupModel, hasStateUpdater, type Timing } from '../model/group.ts'
import { allSlots, type NetworkModel } from '../model/network.ts'
import { hasSubexpressionUpdater } from '../model/object-names.ts'

/** Reports everything that is to happen in a slot that is none. */
export function checkTimings({ groups, regular, monitors, calls, slots }: NetworkModel, report: Report): void {
  const known = allSlots(slots)
  const check = ({ when, span }: Timing, owner: Span | undefined): void => {
    if (known.includes(when)) return
    const help = didYouMean(when, known) ?? `the slots are ${slots.join(', ')}, each with its before_ and after_`
    report(error('bad-value', span ?? owner, `KeyError: '${when}'`, { help, notes: [noSuchSlot(when)] }))
  }
  for (const group of groups) for (const timing of timingsOf(group)) check(timing, group.span)
  for (const { timing, span } of [...regular, ...monitors, ...calls]) check(timing, span)
}

function noSuchSlot(when: string): { readonly message: string } {
  return { message: `a step has no slot called '${when}'` }
}

/** When a group and its objects run: those of its own, its events and their code. */
function timingsOf(group: GroupModel): Timing[] {
  const { events, when, order } = group
  return [
    { when, order },
    ...(hasSubexpressionUpdater(group) ? [{ when: 'before_start', order }] : []),
    ...(hasStateUpdater(group) ? [{ when: 'groups', order }] : []),
    ...[...events.values()].flatMap(({ timing, code }) => (code === undefined ? [timing] : [timing, code.timing])),
  ]
}
