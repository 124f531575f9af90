/**
 * Joins the phases of a step. Populations that do not look at each other become parts of their own; the phases of a
 * part become one kernel that does whole blocks of steps where nothing speaks against it, and otherwise a sequence of
 * kernels that does them step by step. Whatever is joined, the bits are those of one phase after the other.
 */
import { invariant } from '../../../diagnostics/index.ts'
import { effectsOf, isInTurn } from '../effects.ts'
import type { EventRef } from '../ir.ts'
import type { Clocks, FusedPart, Kernel, Loop, MonitorCode, PhaseCode } from '../program.ts'
import { eventsRaisedBy } from '../walk.ts'
import { Loops } from './loops.ts'

/** What there is to know of the network besides its phases. */
export interface Fusing {
  readonly clocks: Clocks
  readonly populations: number
  readonly monitors: readonly MonitorCode[]
  /** False leaves each phase a kernel of its own: the oracle of what the joined ones have to compute. */
  readonly join: boolean
}

/** The parts of a network, in order of their first population. */
export function fuse(phases: readonly PhaseCode[], fusing: Fusing): FusedPart[] {
  const parts = partsOf(phases, fusing, undefined)
  const listed = listedIn(parts)
  return parts.map(part => withLists(part, listed))
}

/** The parts of each piece of a step; an event may be met in one piece and its list be gone through in another. */
export function fusePieces(pieces: readonly (readonly PhaseCode[])[], fusing: Fusing): FusedPart[][] {
  const separate = pieces.map(phases => partsOf(phases, fusing, 'the host has its turn within a step'))
  const listed = listedIn(separate.flat())
  return separate.map(parts => parts.map(part => withLists(part, listed)))
}

/** @param against why no part can do whole blocks */
function partsOf(phases: readonly PhaseCode[], fusing: Fusing, against: string | undefined): FusedPart[] {
  return populationsTogether(phases, fusing.populations).flatMap(populations => {
    const own = phases.filter(({ phase }) => populations.has(phase.group))
    return own.length === 0 ? [] : [partOf(own, populations, fusing, against)]
  })
}

/** Sets of populations that read each other's state. */
function populationsTogether(phases: readonly PhaseCode[], count: number): ReadonlySet<number>[] {
  const sets = Array.from({ length: count }, (_, population) => new Set([population]))
  for (const { phase, body, domain } of phases) {
    const { reads, writes } = effectsOf(body)
    const events = domain.kind === 'pathway' ? [domain.pathway.event] : []
    for (const { population } of [...reads, ...writes, ...events]) {
      const [one, other] = [sets[phase.group], sets[population]]
      if (one === undefined || other === undefined || one === other) continue
      for (const each of other) {
        one.add(each)
        sets[each] = one
      }
    }
  }
  return [...new Set(sets)]
}

function partOf(
  phases: readonly PhaseCode[],
  populations: ReadonlySet<number>,
  fusing: Fusing,
  refused: string | undefined,
): FusedPart {
  const against = fusing.join
    ? (refused ?? againstBlocks(phases, populations, fusing))
    : 'each phase is carried out by itself'
  const whole = against ?? joined(phases)
  if (typeof whole !== 'string') return { kernels: [whole], stepByStep: undefined }
  return { kernels: stepKernels(phases, fusing), stepByStep: whole }
}

/** Events whose lists some kernel goes over. */
function listedIn(parts: readonly FusedPart[]): ReadonlySet<EventRef> {
  const kernels = parts.flatMap(part => part.kernels)
  return new Set(
    kernels.flatMap(({ over }) =>
      over.kind === 'events' ? [over.event] : over.kind === 'pathway' ? [over.pathway.event] : [],
    ),
  )
}

function withLists(part: FusedPart, listed: ReadonlySet<EventRef>): FusedPart {
  if (listed.size === 0) return part
  const kernels = part.kernels.map(kernel => ({
    ...kernel,
    lists: eventsRaisedBy(kernel).filter(each => listed.has(each)),
  }))
  return { ...part, kernels }
}

/** Why a part cannot do whole blocks. */
function againstBlocks(
  phases: readonly PhaseCode[],
  populations: ReadonlySet<number>,
  { clocks, monitors }: Fusing,
): string | undefined {
  if (clocks.base === undefined) return 'the clocks do not fit into each other'
  if (populations.size > 1) return 'groups read each other'
  if (isInTurn(phases.flatMap(({ body }) => body))) return 'its neurons read each other'
  const once = phases.find(({ domain }) => domain.kind === 'once')
  if (once !== undefined) return `${once.phase.object} changes a value that all neurons share`
  const recording = phases.find(({ phase }) => {
    const monitor = monitors[phase.monitor ?? -1]
    return monitor?.kind === 'event' && monitor.types.length > 0
  })
  return recording && `${recording.phase.object} records variables with its events`
}

/** One kernel for all phases, or why there is none. */
function joined(phases: readonly PhaseCode[]): Kernel | string {
  const loops = new Loops()
  const refused = phases.find(code => !loops.add(code))
  if (refused !== undefined) return whyRefused(refused, loops, phases)
  const over = overOf(loops.finished)
  if (typeof over === 'string') return over
  return { population: populationOf(phases), over, loops: loops.finished, after: [], lists: [] }
}

/** What one kernel of these loops goes over, or why it cannot. */
function overOf(loops: readonly Loop[]): Kernel['over'] | string {
  const due = loops.map(({ domain }) => domain).find(({ kind }) => kind === 'due')
  if (due?.kind !== 'due') return { kind: 'neurons' }
  return loops.every(({ domain }) => domain.kind === 'due') ? due : 'given spikes are no code for each neuron'
}

function whyRefused(refused: PhaseCode, loops: Loops, phases: readonly PhaseCode[]): string {
  const { phase, domain } = refused
  invariant(domain.kind === 'events', 'only the code of events to be refused')
  const obstacle = loops.obstacle(refused, domain.event)?.phases[0]
  const between = phases.find(({ index }) => index === obstacle)
  if (between === undefined) return `${phase.object} comes before the condition of ${domain.event.name}`
  return `${between.phase.object} stands between the condition of ${domain.event.name} and ${phase.object}`
}

/** Kernels that are called one after the other, neighbours of one population and clock joined. */
function stepKernels(phases: readonly PhaseCode[], { join }: Fusing): Kernel[] {
  const kernels: Kernel[] = []
  let open: { loops: Loops; population: number; clock: number; apart: string | undefined } | undefined
  const close = (): void => {
    if (open === undefined) return
    const { loops, population, apart } = open
    kernels.push({ population, over: { kind: 'neurons' }, loops: loops.finished, after: [], lists: [], apart })
    open = undefined
  }
  for (const code of phases) {
    const { phase, domain } = code
    const same = open?.population === phase.group
    const fits = join && same && open?.clock === phase.clock
    if (fits && open?.loops.add(code) === true) continue
    const against = same && join ? whyNextTo(fits) : undefined
    close()
    if (domain.kind === 'neurons' || domain.kind === 'recorded') {
      open = { loops: new Loops(), population: phase.group, clock: phase.clock, apart: against }
      open.loops.add(code)
      continue
    }
    const loop = { domain, clock: phase.clock, phases: [code.index], body: code.body, lanes: 'scalar' } as const
    const apart = join ? whyOfFew(domain) : undefined
    kernels.push({ population: phase.group, over: domain, loops: [loop], after: [], lists: [], apart })
  }
  close()
  return kernels
}

/** Why a kernel for all elements stands beside one of the same population. */
function whyNextTo(sameClock: boolean): string {
  return sameClock ? 'one reads what the other assigns to other neurons' : 'on another clock'
}

/** For which elements a kernel is that is not for all of them. */
function whyOfFew(domain: Exclude<PhaseCode['domain'], { kind: 'neurons' | 'recorded' }>): string {
  switch (domain.kind) {
    case 'events':
      return `for those that met ${domain.event.name}`
    case 'pathway':
      return 'for the synapses that events come to'
    case 'due':
      return 'for spikes that are given'
    case 'once':
      return 'once for all'
  }
}

function populationOf(phases: readonly PhaseCode[]): number {
  return phases[0]?.phase.group ?? 0
}
