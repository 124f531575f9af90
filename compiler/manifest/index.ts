/** What a module says of itself: the network, and where the generated text keeps everything. */
import {
  ABI,
  type Manifest,
  type ManifestClock,
  type ManifestGroup,
  type ManifestInitial,
  type ManifestPathway,
  rowsOf,
} from '../../abi/index.ts'
import { invariant } from '../../diagnostics/index.ts'
import { print } from '../grammar/index.ts'
import {
  type Context,
  dtSlot,
  endSlot,
  everySlot,
  failureKey,
  failureSlots,
  type Generated,
  initialName,
  isPushedAhead,
  pathwaySlots,
  sameAs,
  stepSlot,
} from '../generate/index.ts'
import { costOf } from '../ir/cost.ts'
import { isInPieces } from '../ir/divide/initial.ts'
import type { EventRef, PathwayRef } from '../ir/ir.ts'
import type { UsedConstant } from '../ir/lower/constants.ts'
import { partsOf, type Program } from '../ir/program.ts'
import { eventsRaisedBy } from '../ir/walk.ts'
import { outerSide } from '../model/connection-rule.ts'
import { storedVariables } from '../model/group.ts'
import type { NetworkGroup, NetworkModel } from '../model/network.ts'
import type { Phase } from '../schedule/index.ts'
import { describeConstant } from './constants.ts'
import { describeMonitor } from './monitors.ts'
import { randomCalls } from './random-calls.ts'

/** What the manifest says that the program does not know. */
export interface ModuleDescription {
  readonly version: string
  readonly duration?: number | undefined
  readonly seed?: number | undefined
  readonly epoch: number
  /** Script variable of each object by Brian's name. */
  readonly variables: ReadonlyMap<string, string>
  /** Why a group's size is fixed, by Brian's name. */
  readonly fixedBy?: ReadonlyMap<string, string> | undefined
  readonly script?: { readonly name: string; readonly text: string } | undefined
}

/** Everything a manifest is made from. */
export interface Described {
  readonly network: NetworkModel
  readonly schedule: readonly Phase[]
  readonly methods: readonly string[]
  readonly program: Program
  readonly constants: readonly UsedConstant[]
  readonly generated: Generated
  readonly description: ModuleDescription
}

/** The manifest of a module. */
export function manifestOf(described: Described): Manifest {
  const { network, schedule, methods, program, constants, generated, description } = described
  const { context, parts } = generated
  const { duration, seed, epoch, script, variables } = description
  const raisedAlone = eventsRaisedAlone(program)
  const counted = program.parts.length > 0 ? program.parts : partsOf(program)
  return {
    abi: ABI,
    hillock: description.version,
    slots: context.table.size,
    defaults: { ...(duration !== undefined && { duration }), ...(seed !== undefined && { seed }), epoch },
    clocks: network.clocks.map((clock, index) => describeClock(clock, index, described)),
    ...(program.clocks.base !== undefined && { base: program.clocks.base }),
    groups: network.groups.map((group, index) => describeGroup(group, index, methods[index] ?? 'none', described)),
    constants: constants.map(constant => describeConstant(constant, context, variables)),
    arrays: context.table.arrays,
    events: context.lists.map(event => ({
      group: event.population,
      event: event.name,
      countSlot: context.list(event).count.number,
      array: context.table.arrayIndex(event),
      ...(raisedAlone.has(event) && { undivided: true }),
    })),
    pathways: program.pathways.map(pathway => describePathway(pathway, described)),
    monitors: network.monitors.map((monitor, index) =>
      describeMonitor(monitor, index, network, generated, description),
    ),
    initial: program.initial.map((code, index): ManifestInitial => {
      if (code.kind === 'data') {
        const array = context.table.arrayIndex(code.array)
        if (!program.byRows.has(code.array))
          return { kind: 'data', array, indices: code.indices, values: Array.from(code.values) }
        const neurons = network.groups[program.before[code.array.population] ?? -1]?.size ?? 0
        return { kind: 'data', array, indices: 'all', values: [...rowsOf(code.values, neurons)] }
      }
      const { population: group, epoch: own, seed: drawn, text } = code
      const stream = { epoch: own, ...(drawn !== undefined && { seed: drawn }) }
      const pieces = isInPieces(code) && ({ pieces: true } as const)
      const named = `${network.groups[group]?.name}.${text}`
      if (code.kind === 'connect') {
        const range = network.groups[group]?.ends?.[outerSide(code)].range
        const neurons = code.outer.population
        return {
          kind: 'connect',
          group,
          neurons,
          ...(range && { range }),
          export: initialName(index),
          ...stream,
          text: named,
          ...pieces,
        }
      }
      const { range, indices } = code
      const which = indices === undefined ? range && { range } : { indices }
      return { kind: 'kernel', group, export: initialName(index), ...stream, text: named, ...which, ...pieces }
    }),
    schedule: schedule.map(({ object, owner, clock, when, order }) => ({ object, owner, clock, when, order })),
    parts: parts.map(({ kernels, stepByStep }) => ({
      kernels: kernels.map(({ name, population, loops, apart, undivided }) => ({
        export: name,
        group: population,
        phases: [...new Set(loops.flatMap(({ phases }) => phases))],
        ...(apart !== undefined && { apart }),
        ...(undivided !== undefined && { undivided }),
      })),
      ...(stepByStep !== undefined && { stepByStep }),
    })),
    ...(program.pieces.length > 0 && { undivided: whyUndivided(schedule) }),
    randomCalls: randomCalls(program),
    costs: program.populations.map((_, group) => ({
      group,
      ...costOf(counted.flatMap(({ kernels }) => kernels.filter(({ population }) => population === group))),
    })),
    ...(script !== undefined && { script }),
  }
}

/** Why something else has its turn within a step. */
function whyUndivided(schedule: readonly Phase[]): string {
  return schedule.some(({ kind }) => kind === 'call')
    ? 'a network_operation has its turn within a step'
    : 'the time of each object is measured'
}

/** Events whose lists one thread makes. */
function eventsRaisedAlone(program: Program): ReadonlySet<EventRef> {
  const alone = partsOf(program).flatMap(({ kernels }) => kernels.filter(({ undivided }) => undivided !== undefined))
  return new Set(alone.flatMap(eventsRaisedBy))
}

function describeClock(
  { name, dt }: NetworkModel['clocks'][number],
  index: number,
  { program, generated: { context } }: Described,
): ManifestClock {
  const common = { name, dt, dtSlot: dtSlot(context, index).number }
  if (program.clocks.base === undefined) {
    return { ...common, stepSlot: stepSlot(context, index).number, endSlot: endSlot(context, index).number }
  }
  return index === program.clocks.base ? common : { ...common, everySlot: everySlot(context, index).number }
}

function describePathway(pathway: PathwayRef, { network, generated: { context } }: Described): ManifestPathway {
  const { name, population, event, clock, delays } = pathway
  const model = network.groups[population]?.synaptic?.pathways.get(name)
  invariant(model !== undefined, `a pathway ${name}`)
  const { slots, spare, delivered } = pathwaySlots(pathway, context)
  const same = sameAs(pathway, context)
  return {
    name,
    group: population,
    neurons: event.population,
    event: event.name,
    clock,
    delay: model.delay.seconds,
    ...(delays !== undefined && { array: context.table.arrayIndex(delays) }),
    slotsSlot: slots.number,
    ...(spare !== undefined && { spareSlot: spare.number }),
    ...(isPushedAhead(pathway, context) && { ahead: true }),
    ...(same !== undefined && { sameAs: context.program.pathways.indexOf(same) }),
    deliveredSlot: delivered.number,
  }
}

function failureOf({ table }: Context, population: number): NonNullable<ManifestGroup['failure']> {
  const { step, neuron } = failureSlots(table, population)
  return { stepSlot: step.number, neuronSlot: neuron.number }
}

function describeGroup(
  model: NetworkGroup,
  index: number,
  method: string,
  { program, generated: { context }, description: { variables, fixedBy } }: Described,
): ManifestGroup {
  const variable = variables.get(model.name)
  const fixed = fixedBy?.get(model.name)
  const { refractory } = model
  const arrays = new Map(program.populations[index]?.state.map(({ array }) => [array.name, array]))
  return {
    name: model.name,
    ...(variable !== undefined && { variable }),
    size: model.size,
    ...(fixed !== undefined && { fixedBy: fixed }),
    precision: model.precision,
    sizeSlot: context.size(index).number,
    clock: model.clock,
    ...(model.ends && { ends: { pre: model.ends.pre.group, post: model.ends.post.group } }),
    ...(context.table.has(failureKey(index)) && { failure: failureOf(context, index) }),
    variables: storedVariables(model).map(({ name, kind, type, dimension, unit, shared }) => {
      const array = arrays.get(name)
      invariant(array !== undefined, `an array for ${name}`)
      return {
        name,
        kind: kind === 'subexpression' ? 'parameter' : kind,
        type,
        dimension,
        unit,
        shared,
        array: context.table.arrayIndex(array),
      }
    }),
    method,
    equations: model.equations,
    ...(refractory.kind === 'expression' && { refractory: refractory.text }),
    events: [...model.events.values()].map(({ name, condition, text, code }) => ({
      name,
      condition: text.text || print(condition),
      ...(code !== undefined && { code: code.text.text }),
    })),
  }
}
