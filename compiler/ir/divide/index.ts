/**
 * How the work of a part is divided among several threads, and where these have to wait for each other. Every thread has a range of the
 * neurons of each population; of synapses it has those whose neurons behind are among these, so that numbers are added to a neuron
 * in the same order however many threads there are.
 */
import type { EventRef, PathwayRef } from '../ir.ts'
import type { FusedPart, Kernel, Part, Stage } from '../program.ts'
import { eventsRaisedBy } from '../walk.ts'
import { accessesOf } from './accesses.ts'
import { withSourcesAhead } from './sources.ts'
import { collide, isDivided, withWaits } from './waits.ts'

/**
 * The part with its stages, and why some of its kernels are not divided.
 *
 * @param base the clock whose steps blocks are made of, if there is one
 */
export function divide(part: FusedPart, base: number | undefined): Part {
  const alone = kernelsAlone(part.kernels)
  const kernels = part.kernels.map((kernel): Kernel => {
    const undivided = alone.get(kernel)
    if (undivided !== undefined) return { ...kernel, undivided }
    return hasOwnEvents(kernel, part.kernels, alone) ? { ...kernel, ownEvents: true } : kernel
  })
  const stages = withSourcesAhead(stagesOf(kernels), kernels, base)
  return { ...part, kernels, stages: withWaits(stages, kernels) }
}

/** Whether the neurons that have the events of a pathway are those behind its synapses, and each thread raises the events of its own. */
function hasOwnEvents({ over }: Kernel, kernels: readonly Kernel[], alone: ReadonlyMap<Kernel, string>): boolean {
  if (over.kind !== 'pathway') return false
  const { ends, event, range, behind } = over.pathway
  const raising = kernels.filter(each => eventsRaisedBy(each).includes(event))
  const isEach = raising.length > 0 && raising.every(each => !alone.has(each))
  return isEach && ends === behind.ends && event.population === behind.population && range === undefined
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
    if (
      over.kind === 'events' &&
      undivided !== undefined &&
      !gathered.has(over.event) &&
      !isWhole(over.event, kernels)
    ) {
      gathered.add(over.event)
      stages.push({ kind: 'gather', event: over.event })
    }
    stages.push({ kind: 'kernel', kernel: index }, ...pushedBehind(index))
  }
  return stages
}

/** Whether the first thread raises all events of a kind. */
function isWhole(event: EventRef, kernels: readonly Kernel[]): boolean {
  const raising = kernels.filter(each => eventsRaisedBy(each).includes(event))
  return raising.length > 0 && raising.every(({ undivided }) => undivided !== undefined)
}

/** The last kernel before one that raises an event; -1 if none does. */
function lastRaised(kernels: readonly Kernel[], event: EventRef, before: number): number {
  return kernels.slice(0, before).findLastIndex(kernel => eventsRaisedBy(kernel).includes(event))
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
