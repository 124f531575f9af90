/** Where threads have to wait for each other. */
import type { PathwayRef } from '../ir.ts'
import type { Kernel, Stage } from '../program.ts'
import { eventsRaisedBy } from '../walk.ts'
import { type Access, accessesOf, pushAccesses, type Touch } from './accesses.ts'

/**
 * Stages with the waits that stand between what one thread writes and another one reads or writes, in this step or the next. Events
 * that are let into the part that a thread has of a queue come to their synapses some steps later, so that threads which meet now and
 * then anyway need not wait for them; how late they are the module finds out.
 */
export function withWaits(stages: readonly Stage[], kernels: readonly Kernel[]): Stage[] {
  const accesses = stages.map(stage => stageAccesses(stage, kernels))
  const always = waitsAmong(accesses, new Set(), (later, earlier) => later.delayed !== true && collide(later, earlier))
  // Queues have room for what others let in until all meet again: only what is let in has to be there.
  const forEvents = waitsAmong(accesses, always, (later, earlier) =>
    later.delayed === true ? later.of === earlier.of && !later.writes && earlier.writes : collide(later, earlier),
  )
  return stages.flatMap((stage, index): Stage[] => {
    if (always.has(index)) return [{ kind: 'wait' }, stage]
    return forEvents.has(index) ? [{ kind: 'wait', forEvents: true }, stage] : [stage]
  })
}

/** Before which stages to wait, besides those that are known. */
function waitsAmong(
  accesses: readonly (readonly Access[])[],
  known: ReadonlySet<number>,
  meet: (later: Access, earlier: Access) => boolean,
): ReadonlySet<number> {
  const waits = new Set(known)
  // From step to step the same places may have to be found again, until nothing is added.
  let open: Access[] = []
  for (let before = -1; waits.size > before;) {
    before = waits.size
    for (const [index, own] of accesses.entries()) {
      if (waits.has(index) || own.some(one => open.some(other => meet(one, other)))) {
        waits.add(index)
        open = []
      }
      open.push(...own)
    }
  }
  return waits
}

/** Threads have met behind what goes ahead. */
function stageAccesses(stage: Stage, kernels: readonly Kernel[]): Access[] {
  switch (stage.kind) {
    case 'wait':
      return []
    case 'push': {
      const { pathway, ahead } = stage
      if (ahead === true) return []
      const { event } = pathway
      const raisedAlone = kernels.some(each => each.undivided !== undefined && eventsRaisedBy(each).includes(event))
      const list: Touch = raisedAlone ? { by: 'one' } : { by: 'own', population: event.population }
      return pushAccesses(pathway, kernels.find(isOver(pathway)), list)
    }
    case 'gather':
      return [{ of: stage.event, writes: true, touch: { by: 'one' } }]
    case 'kernel': {
      const kernel = kernels[stage.kernel]
      if (kernel === undefined || stage.ahead === true) return []
      const accesses = accessesOf(kernel)
      if (kernel.undivided === undefined) return accesses
      return accesses.map(({ of, writes }) => ({ of, writes, touch: { by: 'one' } }))
    }
  }
}

/** Whether several threads go through the synapses of a neuron, each through its part of them. */
export function isDivided(pathway: PathwayRef, kernels: readonly Kernel[]): boolean {
  return kernels.some(each => isOver(pathway)(each) && each.undivided === undefined)
}

function isOver(pathway: PathwayRef): (kernel: Kernel) => boolean {
  return ({ over }) => over.kind === 'pathway' && over.pathway === pathway
}

/** Whether two threads may come upon the same element, one of them writing it. */
export function collide(one: Access, other: Access): boolean {
  return one.of === other.of && (one.writes || other.writes) && !isSameThread(one.touch, other.touch)
}

function isSameThread(one: Touch, other: Touch): boolean {
  if (one.by === 'any' || other.by === 'any') return false
  if (one.by === 'one' || other.by === 'one') return one.by === other.by
  return one.by === other.by && one.population === other.population
}
