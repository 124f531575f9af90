/** Pathways in generated text: their arrays, the rows of synapses by neuron, and the loop over synapses that events come to. */
import { type ArrayLength, carriedName, queueName } from '../../abi/index.ts'
import type { MapStatement, PathwayRef } from '../ir/ir.ts'
import { dtSlot } from './clocks.ts'
import type { Context } from './context.ts'
import type { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { mapSome } from './rows.ts'
import type { Slot } from './slots.ts'
import { block } from './writer.ts'

/** Where a pathway stands. */
export interface PathwaySlots {
  /** How many steps of events the queue holds: those that the longest delay lasts, and one more. */
  readonly slots: Slot
  readonly queue: Slot
  /** Where the synapses of each neuron begin. */
  readonly rows: Slot
  /** The synapses by neuron; undefined where they stand so already. */
  readonly order: Slot | undefined
  /** Where each has a delay of its own: the steps that it lasts, by row. */
  readonly steps: Slot | undefined
  /** Events of earlier runs that arrive one by one. */
  readonly carried: Slot | undefined
}

/** The slots of a pathway, which is `index` in the program. */
export function pathwaySlots(pathway: PathwayRef, context: Context): PathwaySlots {
  const { table, program } = context
  const isByRows = program.byRows.has(pathway.ends)
  const { population, name, ordered, delays, event, carried } = pathway
  const index = program.pathways.indexOf(pathway)
  const key = (what: string): string => `pathway ${population} ${name} ${what}`
  const state = (what: string, called: string, length: ArrayLength): Slot =>
    table.array(key(what), { name: called, element: 'i32', length, purpose: 'state' })
  const scratch = (what: string, length: ArrayLength): Slot =>
    table.array(key(what), { name: `${what}_${name}_${population}`, element: 'i32', length, purpose: 'scratch' })
  const perSynapse = { per: 'neuron', group: population } as const
  return {
    slots: table.slot(key('slots'), `slots_${name}_${population}`),
    queue: state('queue', queueName(name), { per: 'queue', pathway: index }),
    rows: isByRows ? context.array(pathway.ends) : scratch('rows', { per: 'row', group: event.population }),
    order: ordered && delays === undefined ? undefined : scratch('order', perSynapse),
    steps: delays && scratch('delay_steps', perSynapse),
    carried:
      carried === 0
        ? undefined
        : state('carried', carriedName(name), { per: 'carried', pathway: index, count: carried }),
  }
}

/** Makes the slots known, whether the text reads them or not. */
export function registerPathways(context: Context): void {
  for (const pathway of context.program.pathways) pathwaySlots(pathway, context)
}

/** The text of `arrange()`: finds the synapses of each neuron. */
export function arrangeText(context: Context): string[] {
  const { pathways } = context.program
  if (pathways.length === 0) return []
  return [
    '/** Finds the synapses of each neuron; to be called when these are there, and when they or their delays have changed. */',
    ...block(
      'export function arrange(): void',
      pathways.flatMap(pathway => block('', arrangeLines(pathway, context))),
    ),
  ]
}

function arrangeLines(pathway: PathwayRef, context: Context): string[] {
  const { population, ends, delays, event, clock } = pathway
  if (context.program.byRows.has(ends)) return []
  const slots = pathwaySlots(pathway, context)
  const runtime = (name: string): string => context.runtime('synapses', name)
  const [from, rows] = [context.array(ends), slots.rows].map(addressText)
  const lines = [
    `const synapses = load<i32>(${context.size(population).symbol})`,
    `const neurons = load<i32>(${context.size(event.population).symbol})`,
    `${runtime('countRows')}(${from}, synapses, neurons, ${rows})`,
  ]
  if (slots.order === undefined) return lines
  const order = addressText(slots.order)
  if (delays === undefined || slots.steps === undefined)
    return [...lines, `${runtime('orderRows')}(${from}, synapses, neurons, ${rows}, ${order})`]
  const counts = context.table.array(`pathway ${population} ${pathway.name} counts`, {
    name: `delay_counts_${pathway.name}_${population}`,
    element: 'i32',
    length: { per: 'delays', pathway: context.program.pathways.indexOf(pathway) },
    purpose: 'scratch',
  })
  const [seconds, steps, count] = [context.array(delays), slots.steps, counts].map(addressText)
  const dt = `load<f64>(${dtSlot(context, clock).symbol})`
  const lengths = `load<i32>(${slots.slots.symbol})`
  return [
    ...lines,
    `${runtime('orderDelays')}(${from}, ${seconds}, ${dt}, synapses, neurons, ${rows}, ${order}, ${steps}, ${count}, ${lengths})`,
  ]
}

function addressText({ symbol }: Slot): string {
  return `<usize>load<u32>(${symbol})`
}

/** What is computed for several synapses of a neuron before the code of each. */
export interface AheadLines {
  readonly each: readonly string[]
  readonly maps: readonly MapStatement[]
}

/** Lines of a step: its events are let in, and those that are due come to their synapses, the oldest first (semantics §9.3). */
export function pathwayLoop(
  pathway: PathwayRef,
  lines: readonly string[],
  ahead: AheadLines | undefined,
  frame: Frame,
): string[] {
  return [...carriedLoop(pathway, lines, ahead, frame), ...queueLoop(pathway, lines, ahead, frame)]
}

/** Events that arrive one by one are older than all in the queue. */
function carriedLoop(
  pathway: PathwayRef,
  lines: readonly string[],
  ahead: AheadLines | undefined,
  frame: Frame,
): string[] {
  const { context } = frame
  const slots = pathwaySlots(pathway, context)
  if (slots.carried === undefined) return []
  const runtime = (called: string): string => context.runtime('synapses', called)
  const carried = frame.base(slots.carried, `${pathway.name}_carried`)
  const ends = frame.base(context.array(pathway.ends), pathway.ends.name)
  return [
    `const arriving = ${runtime('carriedSynapses')}(${carried})`,
    `const next = ${runtime('nextCarried')}(${carried})`,
    `const later = ${runtime('passCarried')}(${carried})`,
    ...block('for (let c = next; c < later; c++)', [
      `const n = load<i32>(${elementAt('arriving', 'c', shifts.i32)})`,
      `const ${frame.local(pathway.neuron)} = load<i32>(${elementAt(ends, 'n', shifts.i32)})`,
      ...(ahead === undefined
        ? []
        : ['const r = 0', ...block('', ahead.each), ...ahead.maps.flatMap(map => mapSome(map, '1', frame))]),
      ...lines,
    ]),
  ]
}

function queueLoop(
  pathway: PathwayRef,
  lines: readonly string[],
  ahead: AheadLines | undefined,
  frame: Frame,
): string[] {
  const { context } = frame
  const { event, range, name } = pathway
  const slots = pathwaySlots(pathway, context)
  const runtime = (called: string): string => context.runtime('synapses', called)
  const queue = frame.base(slots.queue, `${name}_queue`)
  const count = frame.topLoad(slots.slots.symbol, 'slots', () => `load<i32>(${slots.slots.symbol})`)
  const { symbol: size } = context.size(event.population)
  const room = frame.topLoad(`room ${size}`, 'room', () => `load<i32>(${size})`)
  const list = context.list(event)
  const [start, stop] =
    range === undefined ? ['0', room] : [range.start, range.stop].map(bound => `<i32>${frame.scalar(bound)}`)
  const listed = `${frame.base(list.indices, `${event.name}_list`)}, load<i32>(${list.count.symbol})`
  const push = `const slot = ${runtime('pushEvents')}(${queue}, ${count}, ${room}, ${listed}, ${start}, ${stop})`
  const entries = (slot: string): string => `${runtime('entriesOf')}(${queue}, ${count}, ${room}, ${slot})`
  const many = (slot: string): string => `${runtime('countOf')}(${queue}, ${slot})`
  const rows = frame.base(slots.rows, `${name}_rows`)
  const order = slots.order && frame.base(slots.order, `${name}_order`)
  const neuron = frame.local(pathway.neuron)
  const synapse = order === undefined ? 'const n = s' : `const n = load<i32>(${elementAt(order, 's', shifts.i32)})`
  const lastOf = `load<i32>(${elementAt(rows, neuron, shifts.i32)}, 4)`
  const firstOf = `load<i32>(${elementAt(rows, neuron, shifts.i32)})`
  const tile = ahead === undefined ? '' : frame.topLoad('tile', 'most', () => 'load<i32>(TILE)')
  const neuronLine = `const ${neuron} = load<i32>(${elementAt('entries', 'e', shifts.i32)})`
  if (slots.steps === undefined) {
    return [
      push,
      `const due = ${runtime('nextSlot')}(${queue}, ${count}, slot)`,
      `const entries = ${entries('due')}`,
      `const events = ${many('due')}`,
      ...block('for (let e = 0; e < events; e++)', [
        neuronLine,
        `const last = ${lastOf}`,
        ...(ahead === undefined
          ? block(`for (let s = ${firstOf}; s < last; s++)`, [synapse, ...lines])
          : block(`for (let c = ${firstOf}; c < last; c += ${tile})`, [
              `const stop = min(c + ${tile}, last)`,
              ...block('for (let s = c; s < stop; s++)', [synapse, 'const r = s - c', ...ahead.each]),
              ...ahead.maps.flatMap(map => mapSome(map, 'stop - c', frame)),
              ...block('for (let s = c; s < stop; s++)', [synapse, 'const r = s - c', ...lines]),
            ])),
      ]),
    ]
  }
  const steps = frame.base(slots.steps, `${name}_delay_steps`)
  return [
    push,
    `${runtime('beginRows')}(${queue}, ${count}, ${room}, slot, ${rows})`,
    ...block(`for (let age = ${count} - 1; age >= 0; age--)`, [
      `const due = slot >= age ? slot - age : slot - age + ${count}`,
      `const entries = ${entries('due')}`,
      `const cursors = ${runtime('cursorsOf')}(${queue}, ${count}, ${room}, due)`,
      `const events = ${many('due')}`,
      ...block('for (let e = 0; e < events; e++)', [
        neuronLine,
        `const last = ${lastOf}`,
        `let s = load<i32>(${elementAt('cursors', 'e', shifts.i32)})`,
        ...block(`for (; s < last && load<i32>(${elementAt(steps, 's', shifts.i32)}) == age; s++)`, [
          synapse,
          ...lines,
        ]),
        `store<i32>(${elementAt('cursors', 'e', shifts.i32)}, s)`,
      ]),
    ]),
    `${runtime('nextSlot')}(${queue}, ${count}, slot)`,
  ]
}
