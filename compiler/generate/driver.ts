/** The text of `advance(ticks)`: blocks of steps over parts, kernels and tiles, leaving off where a record needs room. */
import { EPSILON_DT, MAX_BLOCK } from '../../abi/index.ts'
import { type MonitorCode, partsOf } from '../ir/program.ts'
import { dtSlot, dueSlot, endSlot, everyText, stepAt, stepSlot } from './clocks.ts'
import type { Context } from './context.ts'
import { recordedBy } from './kernel.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { entryShift, monitorCount, monitorSlot } from './monitors.ts'
import { apartLines, type NamedPart, partCalls, partText } from './parts.ts'
import { beginQueueLine, keepQueueLine, pushText } from './pathways.ts'
import { trackName } from './prepare.ts'
import { addressOf, headerSlots, ownTable, type Slot } from './slots.ts'
import { inThread, roomOf } from './tiles.ts'
import { endBeforeTurns, firstTurns, hasPieces, piecesText, type PieceSetting } from './turns.ts'
import { block } from './writer.ts'

/** The function and its helpers. */
export function driverText(parts: readonly NamedPart[], context: Context): string[][] {
  return [
    ...sampleHelpers(context),
    ...context.program.pathways.map(pathway => pushText(pathway, context)),
    ...parts.flatMap((part, index) => partText(part, index, context)),
    ...piecesText(context, pieceSetting(context)),
    beginBlock(context),
    beginOwn(context),
    runParts(parts, context),
    ...(hasPieces(context.program) ? [countSamples(context)] : []),
    endBlock(context),
    share(context),
    advance(context),
    enterText(context),
  ]
}

/** At its end everybody has sorted what it recorded, and the block can end. */
function runParts(parts: readonly NamedPart[], context: Context): string[] {
  const calls = context.program.parts.flatMap((part, index) => partCalls(part, index, 'steps'))
  const lines = calls.flatMap((call, position) =>
    block(`if (load<i32>(PART) == ${position})`, [call, `store<i32>(PART, ${position + 1})`]),
  )
  const sorts = parts
    .filter(({ stepByStep }) => stepByStep === undefined)
    .flatMap(({ kernels }) => kernels.flatMap(recordedBy))
    .map(monitor => sortLine(monitor, context))
  const sort = block(`if (load<i32>(PART) == ${calls.length})`, [
    'const step = load<i64>(STEP)',
    ...block('if (steps > 1)', sorts),
    `store<i32>(PART, ${calls.length + 1})`,
  ])
  return [
    '/** Runs the block from where it was left off; false if a monitor needs room first. */',
    ...block(`function runParts(steps: i32, ${inThread}): bool`, [
      ...lines,
      ...(sorts.length === 0 ? [] : sort),
      'return true',
    ]),
  ]
}

// ----------------------------------------------------------------------------------------------------------- blocks

/** Chooses the length of the next block; 0 if a monitor has no room for the sample that is due, or nothing is left to do. */
function beginBlock(context: Context): string[] {
  const { clocks, monitors } = context.program
  const sampling = monitors.flatMap((monitor, index) => (monitor.kind === 'event' ? [] : [{ monitor, index }]))
  const usesStep = sampling.some(({ monitor }) => clocks.base !== undefined && monitor.clock !== clocks.base)
  const lines = block('function beginBlock(limit: i32): i32', [
    ...(usesStep ? ['const step = load<i64>(STEP)'] : []),
    ...(clocks.base === undefined
      ? ['if (!beginMoment()) return 0', 'let steps = 1']
      : ['let steps = min(limit, load<i32>(BLOCK_LIMIT))']),
    ...firstTurns(context),
    ...endBeforeTurns(context),
    ...sampling.flatMap(({ monitor, index }) => roomForSamples(monitor, index, context)),
    ...trackLines(context),
    'return steps',
  ])
  return [
    '/** Begins the next block: gives the number of its steps, 0 if there is none or no room for its samples. */',
    ...lines,
  ]
}

/** What every thread begins a block with. */
function beginOwn(context: Context): string[] {
  const { monitors, pathways } = context.program
  const starts = monitors.flatMap((monitor, index) =>
    monitor.kind === 'event'
      ? [`store<i32>(${monitorSlot(context, index, 'start').symbol}, ${monitorCount(context, index, 'used')})`]
      : [],
  )
  const counts = monitors.flatMap((monitor, index) => clearCounts(monitor, index, context))
  return [
    '/** Begins the next block in this thread. */',
    ...block('function beginOwn(steps: i32): void', [
      ...(counts.length === 0 ? [] : ['const step = load<i64>(STEP)']),
      ...counts,
      ...starts,
      ...pathways.map(pathway => beginQueueLine(pathway, context)),
    ]),
  ]
}

/** Values of the steps to come. */
function trackLines({ program }: Context): string[] {
  return program.populations.flatMap(({ hoisted }, index) =>
    hoisted.tracks.length === 0 ? [] : [`${trackName(index)}(steps)`],
  )
}

/** How a step goes on behind a turn of the host: it may have changed what values of the step depend on, and taken counts away. */
function pieceSetting(context: Context): PieceSetting {
  const parts = partsOf(context.program)
  const { monitors } = context.program
  return {
    calls: part => partCalls(part, parts.indexOf(part), '1'),
    counted: monitor => sampleCounted(monitors[monitor], monitor, context),
    begun: sampled => [
      ...trackLines(context),
      ...monitors.flatMap((monitor, index) => (sampled.includes(index) ? [] : clearCounts(monitor, index, context))),
    ],
  }
}

/** Text of how many samples of a monitor the next `steps` steps take. */
function samplesDue({ clock }: MonitorCode, context: Context): string {
  const { base } = context.program.clocks
  if (base === undefined) return `load<i32>(${dueSlot(context, clock).symbol})`
  if (clock === base) return 'steps'
  return `samplesIn(step, steps, ${everyText(context, clock)})`
}

function roomForSamples(monitor: MonitorCode, index: number, context: Context): string[] {
  const { base } = context.program.clocks
  const room = roomOf(index, context)
  const need = [`store<i32>(NEED, ${index + 1})`, 'store<i32>(NEED_ROOM, 1)', 'return 0']
  if (base === undefined) return block(`if (${room} < ${samplesDue(monitor, context)})`, need)
  const fitting =
    monitor.clock === base
      ? `steps = min(steps, ${room})`
      : `steps = stepsWithRoom(step, steps, ${everyText(context, monitor.clock)}, ${room})`
  return [fitting, ...block('if (steps == 0)', need)]
}

/** Counts begin at 0. */
function clearCounts(monitor: MonitorCode, index: number, context: Context): string[] {
  if (monitor.kind !== 'rate') return []
  const counts = `<usize>load<u32>(${monitorSlot(context, index, 'counts').symbol})`
  const from = elementAt(counts, monitorCount(context, index, 'used'), shifts.i32)
  return [`memory.fill(${from}, 0, <usize>(${samplesDue(monitor, context)}) << ${shifts.i32})`]
}

/** Moves the clocks on. */
function endBlock(context: Context): string[] {
  const { clocks, first, pathways } = context.program
  const samples = hasPieces(context.program) ? [] : sampleLines(context)
  const ownSteps =
    clocks.base === undefined
      ? Array.from({ length: clocks.count }, (_, clock) => {
          const [step, due] = [stepSlot(context, clock).symbol, dueSlot(context, clock).symbol]
          return `store<i64>(${step}, load<i64>(${step}) + load<i32>(${due}))`
        })
      : []
  const lines = block('function endBlock(steps: i32): void', [
    'const step = load<i64>(STEP)',
    ...samples,
    ...ownSteps,
    ...pathways.map(pathway => keepQueueLine(pathway, context)),
    ...(first.length === 0 ? [] : ['store<i32>(CALLED, 0)']),
    'store<i64>(STEP, step + steps)',
  ])
  return ['/** Ends the block: its samples count, and the clocks move on. */', ...lines]
}

/** Where the host has its turn within a step, that step counts its samples itself. */
function countSamples(context: Context): string[] {
  return [
    '/** Counts the samples that a block has taken. */',
    ...block('function countSamples(steps: i32): void', ['const step = load<i64>(STEP)', ...sampleLines(context)]),
  ]
}

function sampleLines(context: Context): string[] {
  return context.program.monitors.flatMap((monitor, index) => sampleCounted(monitor, index, context))
}

function sampleCounted(monitor: MonitorCode | undefined, index: number, context: Context): string[] {
  if (monitor === undefined || monitor.kind === 'event') return []
  const { symbol } = monitorSlot(context, index, 'used')
  return [`store<i32>(${symbol}, load<i32>(${symbol}) + ${samplesDue(monitor, context)})`]
}

function sortLine(index: number, context: Context): string {
  const { monitors } = context.program
  const base = (part: string): string => `<usize>load<u32>(${monitorSlot(context, index, part).symbol})`
  const start = monitorCount(context, index, 'start')
  const from = elementAt(base('entries'), start, entryShift)
  const count = `${monitorCount(context, index, 'used')} - ${start}`
  const sort = context.runtime('records', 'sortSpikes')
  const places = `<usize>load<u32>(${placesOfSteps(context).symbol})`
  return `${sort}(${from}, ${base('scratch')}, ${places}, ${count}, ${firstStep(monitors[index]?.clock ?? 0, context)}, steps)`
}

/** The address of a number for each step of a block, which sorting needs. */
function placesOfSteps({ table }: Context): Slot {
  const length = { per: 'fixed', count: MAX_BLOCK } as const
  return table.array('places', { name: 'places', element: 'i32', length, purpose: 'scratch', own: true })
}

/** Text of the first step of a clock in the block. */
function firstStep(clock: number, context: Context): string {
  if (clock === context.program.clocks.base) return '<i32>step'
  return `<i32>(${stepAt('step', everyText(context, clock))})`
}

/** The part of a thread in blocks of steps. All of them meet at the beginning of each, and at its end. */
function share(context: Context): string[] {
  const { program } = context
  const run = hasPieces(program)
    ? [
        ...block('if (hasTurn())', ['if (!runPieces(thread, threads)) return done']),
        ...block('else', ['if (!runParts(block, thread, threads)) return left(threads, done)', 'countSamples(block)']),
      ]
    : ['if (!runParts(block, thread, threads)) return left(threads, done)']
  const threads = (name: string): string => context.runtime('threads', name)
  /** All come; the last one does something before all go on. */
  const meeting = (last: readonly string[]): string[] => [
    ...block(`if (${threads('isLast')}(threads))`, [...last, `${threads('letGo')}(threads)`]),
    `if (!${threads('goesOn')}(threads)) return done`,
  ]
  const apart = apartLines(context)
  const begin = [
    'block = load<i32>(NEXT_BLOCK)',
    'if (block == 0) return done',
    'beginOwn(block)',
    'store<i32>(BLOCK, block)',
  ]
  return [
    '/** Does the work of one of several threads: each is called for as many steps, with a table of its own (`enter`). */',
    ...block(`export function share(${inThread}, steps: i32): i32`, [
      'let done = 0',
      'let block = load<i32>(BLOCK)',
      'store<i32>(NEED, 0)',
      ...block('if (block == 0)', [...meeting(['chooseBlock(threads, steps)']), ...begin]),
      ...block('while (true)', [
        ...run,
        ...meeting(
          block(`if (${threads('noneLeaves')}(threads))`, [
            'endBlock(block)',
            'chooseBlock(threads, steps - done - block)',
          ]),
        ),
        'done += block',
        'store<i32>(PART, 0)',
        'store<i32>(BLOCK, 0)',
        ...begin,
      ]),
    ]),
    '/** Whoever comes last chooses the next block for all; none if there is nothing to do, or a pause is asked for. */',
    ...block('function chooseBlock(threads: i32, steps: i32): void', [
      ...(apart.length === 0 ? [] : ['let most = steps', ...apart]),
      `store<i32>(NEXT_BLOCK, steps <= 0 || ${threads('isPaused')}(threads) ? 0 : beginBlock(${apart.length === 0 ? 'steps' : 'most'}))`,
    ]),
    '/** Leaves off in the middle of a block; who has come upon a monitor without room lets the others know. */',
    ...block('function left(threads: i32, done: i32): i32', [
      `if (load<i32>(NEED) != 0) ${threads('leave')}(threads)`,
      'return done',
    ]),
  ]
}

function advance({ program }: Context): string[] {
  const fewer =
    program.first.length > 0 || hasPieces(program)
      ? 'a monitor needs room or the host has its turn, which NEED then says,'
      : 'a monitor needs room, which NEED then names,'
  return [
    `/** Advances by up to \`steps\` steps; fewer if ${fewer} or nothing is left to do. */`,
    ...block('export function advance(steps: i32): i32', ['return share(0, 1, steps)']),
  ]
}

/** Slots of which each thread has its own are found from where its table stands, and those of ranges that it has by itself. */
function enterText({ table }: Context): string[] {
  const own = [...headerSlots, ...table.slots].filter(slot => slot.own === true)
  const byRanges = table.slots.filter(slot => slot.byRanges === true)
  return [
    '/** Says where the table of this thread stands, in bytes behind the first one. */',
    ...block('export function enter(table: usize): void', [
      `${ownTable} = table`,
      ...own.map(({ symbol, number }) => `${symbol} = ${addressOf(number)} + table`),
      ...byRanges.map(({ symbol, number }) => {
        const address = addressOf(number)
        return `${symbol} = load<u32>(${address} + table) == 0 ? ${address} : ${address} + table`
      }),
    ]),
  ]
}

// ---------------------------------------------------------------------------------------------------------- helpers

/** Helpers for clocks beside the base clock, or without one. */
function sampleHelpers(context: Context): string[][] {
  const { clocks, monitors } = context.program
  if (clocks.base === undefined) return [beginMoment(context)]
  if (monitors.every(({ kind, clock }) => kind === 'event' || clock === clocks.base)) return []
  return [
    [
      '/** How many of the next `steps` steps are multiples of `every`. */',
      ...block('function samplesIn(step: i64, steps: i32, every: i32): i32', [
        'return <i32>((step + steps + every - 1) / every - (step + every - 1) / every)',
      ]),
    ],
    [
      '/** The most steps, up to `steps`, that take no more than `room` samples. */',
      ...block('function stepsWithRoom(step: i64, steps: i32, every: i32, room: i32): i32', [
        'while (samplesIn(step, steps, every) > room) steps--',
        'return steps',
      ]),
    ],
  ]
}

/** Brian's rule for several clocks (semantics §1.3). */
function beginMoment(context: Context): string[] {
  const clocks = Array.from({ length: context.program.clocks.count }, (_, clock) => clock)
  const times = clocks.flatMap(clock => [
    `const dt_${clock} = load<f64>(${dtSlot(context, clock).symbol})`,
    `const step_${clock} = load<i64>(${stepSlot(context, clock).symbol})`,
    `const t_${clock} = <f64>step_${clock} * dt_${clock}`,
  ])
  const near = EPSILON_DT.toExponential()
  const over = (clock: number): string => `step_${clock} >= load<i64>(${endSlot(context, clock).symbol})`
  const earliest = clocks
    .slice(1)
    .flatMap(clock =>
      block(`if (t_${clock} < earliest)`, [`earliest = t_${clock}`, `dt = dt_${clock}`, `over = ${over(clock)}`]),
    )
  const due = clocks.map(
    clock =>
      `store<i32>(${dueSlot(context, clock).symbol}, <i32>(abs(t_${clock} - earliest) / min(dt_${clock}, dt) < ${near}))`,
  )
  return [
    `/** Finds the clocks that have a step at the next moment: the earliest one, and those within ${near} of a step of it. False at the end. */`,
    ...block('function beginMoment(): bool', [
      ...times,
      'let earliest = t_0',
      'let dt = dt_0',
      `let over = ${over(0)}`,
      ...earliest,
      'if (over) return false',
      ...due,
      'return true',
    ]),
  ]
}
