/**
 * How the work of a part is divided among several threads, and where these have to wait for each other. Every thread has a range of the
 * neurons of each population; of synapses it has those whose neurons behind are among these, so that numbers are added to a neuron
 * in the same order however many threads there are.
 */
import type { EventRef, PathwayRef } from '../ir.ts'
import type { Kernel, Part, Stage } from '../program.ts'
import { eventsRaisedBy } from '../walk.ts'
import { type Access, accessesOf, pushAccesses, type Touch } from './accesses.ts'

/** The part with its stages, and why some of its kernels are not divided. */
export function divide(part: Omit<Part, 'stages'>): Part {
  const alone = kernelsAlone(part.kernels)
  const kernels = part.kernels.map(kernel => {
    const undivided = alone.get(kernel)
    return undivided === undefined ? kernel : { ...kernel, undivided }
  })
  return { ...part, kernels, stages: withWaits(stagesOf(kernels), kernels) }
}

/** Kernels that the first thread carries out alone, with the reason. */
function kernelsAlone(kernels: readonly Kernel[]): ReadonlyMap<Kernel, string> {
  const alone = new Map<Kernel, string>()
  for (const kernel of kernels) {
    const reason = whyAlone(kernel)
    if (reason !== undefined) alone.set(kernel, reason)
  }
  // A list that the first thread makes, or goes through, by itself holds neurons of all threads.
  const eventsAlone = new Set(
    [...alone.keys()].flatMap(kernel => [
      ...eventsRaisedBy(kernel),
      ...(kernel.over.kind === 'events' ? [kernel.over.event] : []),
    ]),
  )
  for (const kernel of kernels)
    if (kernel.over.kind === 'events' && eventsAlone.has(kernel.over.event) && !alone.has(kernel))
      alone.set(kernel, `it goes over a list of ${kernel.over.event.name} that is not divided`)
  return alone
}

function whyAlone(kernel: Kernel): string | undefined {
  const { over } = kernel
  if (over.kind === 'once') return 'it is done once for all'
  if (over.kind === 'due') return 'given spikes are few'
  if (over.kind === 'pathway') {
    if (over.pathway.delays !== undefined) return 'each synapse has a delay of its own'
    if (over.pathway.carried > 0) return 'events of the run before arrive one by one'
  }
  const accesses = accessesOf(kernel)
  const shared = accesses.find(({ writes, touch }) => writes && touch.by === 'any')
  if (shared !== undefined) return `it assigns '${shared.of.name}' of neurons that other threads work on`
  const read = accesses.find(one => accesses.some(other => other.writes && collide(one, other)))
  return read === undefined ? undefined : `it reads '${read.of.name}' of neurons whose '${read.of.name}' it assigns`
}

/** Kernels in order; events are let into queues as soon as they are known. */
function stagesOf(kernels: readonly Kernel[]): Stage[] {
  const stages: Stage[] = []
  const gathered = new Set<EventRef>()
  const pushedBehind = (position: number): Stage[] =>
    kernels.flatMap(({ over }, index) =>
      over.kind === 'pathway' && lastRaised(kernels, over.pathway.event, index) === position
        ? [{ kind: 'push', pathway: over.pathway }]
        : [],
    )
  stages.push(...pushedBehind(-1))
  for (const [index, kernel] of kernels.entries()) {
    for (const event of eventsRaisedBy(kernel)) gathered.delete(event)
    const { over, undivided } = kernel
    if (over.kind === 'events' && undivided !== undefined && !gathered.has(over.event)) {
      gathered.add(over.event)
      stages.push({ kind: 'gather', event: over.event })
    }
    stages.push({ kind: 'kernel', kernel: index }, ...pushedBehind(index))
  }
  return stages
}

/** The last kernel before one that raises an event; -1 if none does. */
function lastRaised(kernels: readonly Kernel[], event: EventRef, before: number): number {
  return kernels.slice(0, before).findLastIndex(kernel => eventsRaisedBy(kernel).includes(event))
}

/**
 * Stages with the waits that stand between what one thread writes and another one reads or writes, in this step or the next. Events
 * that are let into the part that a thread has of a queue come to their synapses some steps later, so that threads which meet now and
 * then anyway need not wait for them; how late they are the module finds out.
 */
function withWaits(stages: readonly Stage[], kernels: readonly Kernel[]): Stage[] {
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

function stageAccesses(stage: Stage, kernels: readonly Kernel[]): Access[] {
  switch (stage.kind) {
    case 'wait':
      return []
    case 'push': {
      const { pathway } = stage
      const { event } = pathway
      const raisedAlone = kernels.some(each => each.undivided !== undefined && eventsRaisedBy(each).includes(event))
      const list: Touch = raisedAlone ? { by: 'one' } : { by: 'own', population: event.population }
      return pushAccesses(pathway, isDivided(pathway, kernels), list)
    }
    case 'gather':
      return [{ of: stage.event, writes: true, touch: { by: 'one' } }]
    case 'kernel': {
      const kernel = kernels[stage.kernel]
      if (kernel === undefined) return []
      const accesses = accessesOf(kernel)
      if (kernel.undivided === undefined) return accesses
      return accesses.map(({ of, writes }) => ({ of, writes, touch: { by: 'one' } }))
    }
  }
}

/** Whether several threads go through the synapses of a neuron, each through its part of them. */
export function isDivided(pathway: PathwayRef, kernels: readonly Kernel[]): boolean {
  return kernels.some(
    ({ over, undivided }) => over.kind === 'pathway' && over.pathway === pathway && undivided === undefined,
  )
}

/**
 * Of pathways that let in the same events at the same moment, the first: where they have the same delay, and the same on their way, several
 * threads need one queue for all of them.
 */
export function letInTogether({ kernels, stages }: Part): ReadonlyMap<PathwayRef, PathwayRef> {
  const found = new Map<PathwayRef, PathwayRef>()
  let together: PathwayRef[] = []
  for (const stage of stages) {
    if (stage.kind !== 'push') {
      together = []
      continue
    }
    const { pathway } = stage
    if (!isDivided(pathway, kernels) || pathway.range !== undefined) continue
    const first = together.find(other => other.event === pathway.event && other.clock === pathway.clock)
    if (first === undefined) together.push(pathway)
    else found.set(pathway, first)
  }
  return found
}

/** Whether two threads may come upon the same element, one of them writing it. */
function collide(one: Access, other: Access): boolean {
  return one.of === other.of && (one.writes || other.writes) && !isSameThread(one.touch, other.touch)
}

function isSameThread(one: Touch, other: Touch): boolean {
  if (one.by === 'any' || other.by === 'any') return false
  if (one.by === 'one' || other.by === 'one') return one.by === other.by
  return one.by === other.by && one.population === other.population
}
