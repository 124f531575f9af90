/** Pathways in generated text: their arrays, the rows of synapses by neuron, and the loop over synapses that events come to. */
import { type ArrayLength, carriedName, queueName } from '../../abi/index.ts'
import type { MapStatement, PathwayRef } from '../ir/ir.ts'
import { type Kernel, partsOf, type Stage } from '../ir/program.ts'
import { letInTogether } from '../ir/divide/index.ts'
import { dtSlot, isDueText, stepOfBlock } from './clocks.ts'
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
  /** Which slot of the queue gets the events of the next step. Each thread counts by itself. */
  readonly next: Slot
  /** How many slots the queue of several threads has more than the delay asks for; undefined where it is one thread's. */
  readonly spare: Slot | undefined
  /** Where a thread's part of the synapses of each neuron begins and ends: all of them for a single thread. */
  readonly firsts: Slot
  readonly lasts: Slot
  /** The parts of all threads, where there are several. */
  readonly parts: Slot | undefined
  /** How many synapses events have come to. */
  readonly delivered: Slot
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
  const divided = isShared(pathway, context)
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
    next: table.slot(key('next'), `next_${name}_${population}`, true),
    firsts: table.slot(key('firsts'), `firsts_${name}_${population}`, true),
    lasts: table.slot(key('lasts'), `lasts_${name}_${population}`, true),
    parts: divided ? scratch('parts', { per: 'thread', group: event.population }) : undefined,
    spare: divided ? table.slot(key('spare'), `spare_${name}_${population}`) : undefined,
    delivered: table.slot(key('delivered'), `delivered_${name}_${population}`, true),
  }
}

/** Whether several threads go through the synapses of a pathway. */
function isShared(pathway: PathwayRef, { program }: Context): boolean {
  return partsOf(program).some(({ kernels }) => pathwaysShared(kernels).includes(pathway))
}

/** The pathways among some kernels that several threads go through together. */
export function pathwaysShared(kernels: readonly Kernel[]): readonly PathwayRef[] {
  return kernels.flatMap(({ over, undivided }) =>
    over.kind === 'pathway' && undivided === undefined ? [over.pathway] : [],
  )
}

/** Text of how many steps the events of a pathway take that threads share. */
export function delayText(pathway: PathwayRef, context: Context): string {
  const { slots, spare } = pathwaySlots(pathway, context)
  return `load<i32>(${slots.symbol}) - load<i32>(${spare?.symbol}) - 1`
}

/** Text of how many steps the queue of a pathway that threads share has room for besides. */
export function spareText(pathway: PathwayRef, context: Context): string {
  return `load<i32>(${pathwaySlots(pathway, context).spare?.symbol})`
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
    '/**',
    ' * Finds the synapses of each neuron; to be called when these are there, and when they or their delays have changed. 0 where they do',
    ' * not stand so that several threads can go through them.',
    ' */',
    ...block('export function arrange(): i32', [
      'let divided = 1',
      ...pathways.flatMap(pathway => block('', arrangeLines(pathway, context))),
      'return divided',
    ]),
  ]
}

function arrangeLines(pathway: PathwayRef, context: Context): string[] {
  const { ends, population, event, delays } = pathway
  const { rows, firsts, lasts, parts } = pathwaySlots(pathway, context)
  const at = addressText(rows)
  const whole = [`store<u32>(${firsts.symbol}, <u32>${at})`, `store<u32>(${lasts.symbol}, <u32>${at} + 4)`]
  const runtime = (name: string): string => context.runtime('synapses', name)
  const isByRows = context.program.byRows.has(ends)
  const sizes = [
    ...(isByRows ? [] : [`const synapses = load<i32>(${context.size(population).symbol})`]),
    ...(isByRows && parts === undefined ? [] : [`const neurons = load<i32>(${context.size(event.population).symbol})`]),
  ]
  const counted = isByRows
    ? []
    : [`${runtime('countRows')}(${addressText(context.array(ends))}, synapses, neurons, ${at})`]
  const ordered = isByRows ? [] : delays === undefined ? orderLines(pathway, context) : delayLines(pathway, context)
  if (parts === undefined) return [...sizes, ...counted, ...ordered, ...whole]
  const tell = `${runtime('tellParts')}(${firsts.symbol}, ${lasts.symbol}, ${addressText(parts)}, neurons, <usize>load<u32>(TABLES), load<i32>(THREADS))`
  return [
    ...sizes,
    ...counted,
    ...block('if (load<i32>(THREADS) > 1)', [...partLines(pathway, context), tell]),
    ...block('else', [...ordered, ...whole]),
  ]
}

function orderLines(pathway: PathwayRef, context: Context): string[] {
  const { order, rows } = pathwaySlots(pathway, context)
  if (order === undefined) return []
  const places = [context.array(pathway.ends), rows, order].map(addressText)
  return [`${context.runtime('synapses', 'orderRows')}(${places[0]}, synapses, neurons, ${places[1]}, ${places[2]})`]
}

/** Each thread has the synapses whose neurons behind are in its tiles. */
function partLines(pathway: PathwayRef, context: Context): string[] {
  const { order, rows, parts } = pathwaySlots(pathway, context)
  const { ends, population, range } = pathway.behind
  const shift = range === undefined ? '0' : `<i32>load<i64>(${context.scalar(range.start).symbol})`
  const size = `load<i32>(${context.size(population).symbol})`
  const behind = `${addressText(context.array(ends))}, ${shift}, ${size}, load<i32>(THREADS)`
  const to = parts === undefined ? '' : addressText(parts)
  const runtime = (name: string): string => context.runtime('synapses', name)
  if (order === undefined)
    return [`if (!${runtime('findParts')}(neurons, ${addressText(rows)}, ${behind}, ${to})) divided = 0`]
  const places = [context.array(pathway.ends), rows, order].map(addressText)
  return [`${runtime('orderParts')}(${places[0]}, synapses, neurons, ${places[1]}, ${places[2]}, ${behind}, ${to})`]
}

function delayLines(pathway: PathwayRef, context: Context): string[] {
  const { ends, delays, population, name, clock } = pathway
  const slots = pathwaySlots(pathway, context)
  if (delays === undefined || slots.order === undefined || slots.steps === undefined) return []
  const counts = context.table.array(`pathway ${population} ${name} counts`, {
    name: `delay_counts_${name}_${population}`,
    element: 'i32',
    length: { per: 'delays', pathway: context.program.pathways.indexOf(pathway) },
    purpose: 'scratch',
  })
  const [from, seconds, rows, order, steps, count] = [
    context.array(ends),
    context.array(delays),
    slots.rows,
    slots.order,
    slots.steps,
    counts,
  ].map(addressText)
  const dt = `load<f64>(${dtSlot(context, clock).symbol})`
  const lengths = `load<i32>(${slots.slots.symbol})`
  return [
    `${context.runtime('synapses', 'orderDelays')}(${from}, ${seconds}, ${dt}, synapses, neurons, ${rows}, ${order}, ${steps}, ${count}, ${lengths})`,
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

/** Counts the synapses that the events of a step came to. */
function countLine({ delivered: { symbol } }: PathwaySlots, many: string): string {
  return `store<i64>(${symbol}, load<i64>(${symbol}) + <i64>${many})`
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
    countLine(slots, '(later - next)'),
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

/** The line of a block's beginning that finds the oldest slot of a queue. */
export function beginQueueLine(pathway: PathwayRef, context: Context): string {
  const { next, queue } = pathwaySlots(pathway, context)
  return `store<i32>(${next.symbol}, load<i32>(${addressText(queue)}))`
}

/** The line of a block's end that keeps it for later blocks. */
export function keepQueueLine(pathway: PathwayRef, context: Context): string {
  const { next, queue } = pathwaySlots(pathway, context)
  return `store<i32>(${addressText(queue)}, load<i32>(${next.symbol}))`
}

/** The pathway that lets in the same events at the same moment, which may have the same queue where there are several threads. */
export function sameAs(pathway: PathwayRef, { program }: Context): PathwayRef | undefined {
  for (const part of program.parts) {
    const first = letInTogether(part).get(pathway)
    if (first !== undefined) return first
  }
  return undefined
}

/** Name of the function that lets events into the queue of a pathway. */
export function pushName({ population, name }: PathwayRef): string {
  return `push_${name}_${population}`
}

/** The text of that function: the events of step k, each thread its own. */
export function pushText(pathway: PathwayRef, context: Context): string[] {
  const { event, range, clock } = pathway
  const slots = pathwaySlots(pathway, context)
  const runtime = (called: string): string => context.runtime('synapses', called)
  const room = `load<i32>(${context.size(event.population).symbol})`
  const list = context.list(event)
  const [start, stop] =
    range === undefined
      ? ['0', 'room']
      : [range.start, range.stop].map(bound => `<i32>load<i64>(${context.scalar(bound).symbol})`)
  const due = isDueText(clock, context, stepOfBlock)
  const listed = `queue, slots, room, slot, ${list.indices.symbol}, ${list.count.symbol}, ${start}, ${stop}`
  const push =
    slots.spare === undefined
      ? `${runtime('pushEvents')}(${listed}, <usize>load<u32>(TABLES), thread, threads)`
      : `${runtime('pushOwn')}(${listed}, thread, threads)`
  const same = sameAs(pathway, context)
  const isAhead = isPushedAhead(pathway, context)
  const next = `load<i32>(${slots.next.symbol})`
  const isIn = same && `if (queue != ${addressText(pathwaySlots(same, context).queue)}) `
  return [
    '/** Lets the events of a step into the queue of a pathway. */',
    ...block(`function ${pushName(pathway)}(k: i32, thread: i32, threads: i32): void`, [
      ...(due === undefined ? [] : [`if (!(${due})) return`]),
      `const queue = ${addressText(slots.queue)}`,
      `const slots = load<i32>(${slots.slots.symbol})`,
      `const room = ${room}`,
      `const slot = ${isAhead ? `threads > 1 ? ${runtime('slotAfter')}(slots, ${next}, k) : ${next}` : next}`,
      `${isIn ?? ''}${push}`,
      ...(isAhead ? [] : [`store<i32>(${slots.next.symbol}, ${runtime('slotBehind')}(slots, slot))`]),
    ]),
  ]
}

/** Whether the events of a whole block may be let in before the first of them are due: then nothing is passed by letting them in. */
export function isPushedAhead(pathway: PathwayRef, { program }: Context): boolean {
  return program.parts.some(({ stages }) => pathwaysAhead(stages).includes(pathway))
}

/** The pathways that are let in events ahead. */
export function pathwaysAhead(stages: readonly Stage[]): readonly PathwayRef[] {
  return stages.flatMap(stage => (stage.kind === 'push' && stage.ahead === true ? [stage.pathway] : []))
}

/** The lines of a step that pass on to the next slot, unless letting events in does so. */
export function passLines(pathway: PathwayRef, context: Context): string[] {
  if (!isPushedAhead(pathway, context)) return []
  const { slots, next } = pathwaySlots(pathway, context)
  const behind = `${context.runtime('synapses', 'slotBehind')}(load<i32>(${slots.symbol}), load<i32>(${next.symbol}))`
  return [`store<i32>(${next.symbol}, ${behind})`]
}

function queueLoop(
  pathway: PathwayRef,
  lines: readonly string[],
  ahead: AheadLines | undefined,
  frame: Frame,
): string[] {
  const { context } = frame
  const { event, name } = pathway
  const slots = pathwaySlots(pathway, context)
  const runtime = (called: string): string => context.runtime('synapses', called)
  const queue = frame.base(slots.queue, `${name}_queue`)
  const count = frame.topLoad(slots.slots.symbol, 'slots', () => `load<i32>(${slots.slots.symbol})`)
  const { symbol: size } = context.size(event.population)
  const room = frame.topLoad(`room ${size}`, 'room', () => `load<i32>(${size})`)
  const next = `load<i32>(${slots.next.symbol})`
  const due = frame.topLoad(slots.next.symbol, 'due', () =>
    slots.spare === undefined ? next : `${runtime('slotAfter')}(${count}, ${next}, load<i32>(${slots.spare.symbol}))`,
  )
  const entries = (slot: string): string => `${runtime('entriesOf')}(${queue}, ${count}, ${room}, ${slot})`
  const many = (slot: string): string => `${runtime('countOf')}(${queue}, ${slot})`
  const order = slots.order && frame.base(slots.order, `${name}_order`)
  const neuron = frame.local(pathway.neuron)
  const synapse = order === undefined ? 'const n = s' : `const n = load<i32>(${elementAt(order, 's', shifts.i32)})`
  const lastOf = `load<i32>(${elementAt(frame.base(slots.lasts, `${name}_lasts`), neuron, shifts.i32)})`
  const neuronLine = `const ${neuron} = load<i32>(${elementAt('entries', 'e', shifts.i32)})`
  if (slots.steps === undefined) {
    const firstOf = `load<i32>(${elementAt(frame.base(slots.firsts, `${name}_firsts`), neuron, shifts.i32)})`
    const tile = ahead === undefined ? '' : frame.topLoad('tile', 'most', () => 'load<i32>(TILE)')
    const threads = slots.spare && frame.topLoad('threads', 'threads', () => 'max(load<i32>(THREADS), 1)')
    const inParts = (lines: readonly string[]): string[] =>
      threads === undefined
        ? [`const entries = ${entries(due)}`, `const events = ${many(due)}`, ...lines]
        : block('for (let part = first; part < end; part++)', [
            `const events = load<i32>(${runtime('countOfPart')}(${queue}, ${room}, ${due}, part, ${threads}))`,
            `const entries = ${runtime('entriesOfPart')}(${queue}, ${count}, ${room}, ${due}, part, ${threads})`,
            ...lines,
          ])
    return [
      'let delivered = 0',
      ...inParts(
        block('for (let e = 0; e < events; e++)', [
          neuronLine,
          `const head = ${firstOf}`,
          `const last = ${lastOf}`,
          'delivered += last - head',
          ...(ahead === undefined
            ? block('for (let s = head; s < last; s++)', [synapse, ...lines])
            : block(`for (let c = head; c < last; c += ${tile})`, [
                `const stop = min(c + ${tile}, last)`,
                ...block('for (let s = c; s < stop; s++)', [synapse, 'const r = s - c', ...ahead.each]),
                ...ahead.maps.flatMap(map => mapSome(map, 'stop - c', frame)),
                ...block('for (let s = c; s < stop; s++)', [synapse, 'const r = s - c', ...lines]),
              ])),
        ]),
      ),
      countLine(slots, 'delivered'),
    ]
  }
  const steps = frame.base(slots.steps, `${name}_delay_steps`)
  const rows = frame.base(slots.rows, `${name}_rows`)
  return [
    `const slot = ${due} == 0 ? ${count} - 1 : ${due} - 1`,
    `${runtime('beginRows')}(${queue}, ${count}, ${room}, slot, ${rows})`,
    'let delivered = 0',
    ...block(`for (let age = ${count} - 1; age >= 0; age--)`, [
      `const pushed = slot >= age ? slot - age : slot - age + ${count}`,
      `const entries = ${entries('pushed')}`,
      `const cursors = ${runtime('cursorsOf')}(${queue}, ${count}, ${room}, pushed)`,
      `const events = ${many('pushed')}`,
      ...block('for (let e = 0; e < events; e++)', [
        neuronLine,
        `const last = ${lastOf}`,
        `const head = load<i32>(${elementAt('cursors', 'e', shifts.i32)})`,
        'let s = head',
        ...block(`for (; s < last && load<i32>(${elementAt(steps, 's', shifts.i32)}) == age; s++)`, [
          synapse,
          ...lines,
        ]),
        `store<i32>(${elementAt('cursors', 'e', shifts.i32)}, s)`,
        'delivered += s - head',
      ]),
    ]),
    countLine(slots, 'delivered'),
  ]
}
