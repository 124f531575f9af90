/** The text of `advance(ticks)`: blocks of steps over parts, kernels and tiles, leaving off where a record needs room. */
import { EPSILON_DT, MAX_BLOCK } from '../../abi/index.ts'
import type { PathwayRef, SpikeTable } from '../ir/ir.ts'
import { type Kernel, type MonitorCode, type Part, partsOf, type Stage } from '../ir/program.ts'
import { dtSlot, dueSlot, endSlot, everyText, isDueText, stepAt, stepOfBlock, stepSlot } from './clocks.ts'
import type { Context } from './context.ts'
import { recordedBy } from './kernel.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { entryShift, monitorCount, monitorSlot } from './monitors.ts'
import {
  beginQueueLine,
  delayText,
  keepQueueLine,
  passLines,
  pathwaysShared,
  pushName,
  pushText,
  spareText,
} from './pathways.ts'
import { trackName } from './prepare.ts'
import { addressOf, headerSlots, ownTable, type Slot } from './slots.ts'
import { spikesDue } from './spikes.ts'
import { endBeforeTurns, firstTurns, hasPieces, piecesText, type PieceSetting } from './turns.ts'
import { block } from './writer.ts'

/** A kernel with its name. */
export interface NamedKernel extends Kernel {
  readonly name: string
}

/** A part with the names of its kernels. */
export interface NamedPart extends Part {
  readonly kernels: readonly NamedKernel[]
}

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

// ------------------------------------------------------------------------------------------------------------ parts

/** What every function below the blocks takes besides: which thread it is, and of how many. */
const inThread = 'thread: i32, threads: i32'

function partText(part: NamedPart, index: number, context: Context): string[][] {
  if (part.stepByStep === undefined) {
    const [kernel] = part.kernels
    if (kernel === undefined) return []
    const lines = runKernel(`part${index}`, kernel, context, 'block')
    return [['/** All steps of the block, tile by tile. */', ...lines]]
  }
  const runs = [
    ...meetsText(part, index, context),
    ...part.kernels.map((kernel, k) => runKernel(`run${index}_${k}`, kernel, context, 'step')),
  ]
  const steps = block(`function part${index}(steps: i32, ${inThread}): bool`, [
    ...stepsText(part.stages.map(stage => stageLines(stage, part, index, context))),
    'store<i32>(BLOCK_STEP, 0)',
    'return true',
  ])
  return [...runs, ...aheadText(part, index, context), ['/** Step by step, one kernel after the other. */', ...steps]]
}

/** The loop over the steps of a block that are left, each through stages from where it was left off. */
function stepsText(stages: readonly (readonly string[])[]): string[] {
  const lines = stages.flatMap((stage, position) =>
    block(`if (load<i32>(STAGE) == ${position})`, [...stage, `store<i32>(STAGE, ${position + 1})`]),
  )
  return block('for (let k = load<i32>(BLOCK_STEP); k < steps; k++)', [
    'store<i32>(BLOCK_STEP, k)',
    ...lines,
    'store<i32>(STAGE, 0)',
  ])
}

/** What goes ahead of a part where there are several threads. */
function aheadText(part: NamedPart, index: number, context: Context): string[][] {
  const stages = part.stages.filter(goesAhead)
  if (stages.length === 0) return []
  const lines = stages.map(stage =>
    stage.kind === 'kernel' ? [runLine(stage, index)] : [`${pushName(stage.pathway)}(k, thread, threads)`],
  )
  return [
    [
      '/** What nothing else in the network acts upon goes ahead of the others, for all steps of the block. */',
      ...block(`function ahead${index}(steps: i32, ${inThread}): bool`, [
        ...stepsText(lines),
        'store<i32>(BLOCK_STEP, steps)',
        `if (!${context.runtime('threads', 'meet')}(threads)) return false`,
        'store<i32>(BLOCK_STEP, 0)',
        'return true',
      ]),
    ],
  ]
}

type StageAhead = Extract<Stage, { readonly ahead?: true }>

function goesAhead(stage: Stage): stage is StageAhead {
  return 'ahead' in stage
}

function runLine({ kernel }: Extract<Stage, { readonly kind: 'kernel' }>, index: number, unless = ''): string {
  return `if (${unless}!run${index}_${kernel}(k, thread, threads)) return false`
}

/** Calls that carry out a part, each to be repeated by itself when it gave false. */
function partCalls({ stages }: Part, index: number, steps: string): string[] {
  const given = `(${steps}, thread, threads)`
  const ahead = stages.some(goesAhead) ? [`if (threads > 1 && !ahead${index}${given}) return false`] : []
  return [...ahead, `if (!part${index}${given}) return false`]
}

function stageLines(stage: Stage, part: NamedPart, index: number, context: Context): string[] {
  switch (stage.kind) {
    case 'kernel':
      return [runLine(stage, index, stage.ahead === true ? 'threads == 1 && ' : '')]
    case 'push':
      return [
        `${stage.ahead === true ? 'if (threads == 1) ' : ''}${pushName(stage.pathway)}(k, thread, threads)`,
        ...passLines(stage.pathway, context),
      ]
    case 'gather': {
      const { indices, count } = context.list(stage.event)
      const places = `<usize>load<u32>(TABLES), ${indices.symbol}, ${count.symbol}`
      return [`if (thread == 0 && threads > 1) ${context.runtime('threads', 'gather')}(${places}, threads)`]
    }
    case 'wait': {
      const meet = `!${context.runtime('threads', 'meet')}(threads)`
      return [
        `if (${stage.forEvents === true ? `threads > 1 && ${meetsName(index)}() && ${meet}` : meet}) return false`,
      ]
    }
  }
}

// Threads that meet nowhere within a step let events in for steps in which all have met again: they go on alone for as many steps as
// the shortest delay lasts. One or two steps are not worth a block.

/** Whether threads meet within each step of a part whatever delays there are. */
function alwaysMeets({ stages }: Part): boolean {
  return stages.some(stage => stage.kind === 'wait' && stage.forEvents !== true)
}

/** Whether threads meet within a step only for events that arrive soon. */
function meetsForEvents({ stages }: Part): boolean {
  return stages.some(stage => stage.kind === 'wait' && stage.forEvents === true)
}

function meetsName(part: number): string {
  return `meets${part}`
}

/** The text of the question whether threads have to meet within a step of a part for events to arrive. */
function meetsText(part: NamedPart, index: number, context: Context): string[][] {
  if (!meetsForEvents(part)) return []
  const least = alwaysMeets(part) ? 1 : 2
  const soon = pathwaysMet(part).map(pathway => `${delayText(pathway, context)} < ${least}`)
  return [
    [
      '/** Whether events arrive so soon that threads have to meet within a step. */',
      ...block(`function ${meetsName(index)}(): bool`, [`return ${soon.join(' || ')}`]),
    ],
  ]
}

/** The pathways that threads meet for: each brings events of other threads, which these have let in since all met. */
function pathwaysMet({ kernels, stages }: Part): readonly PathwayRef[] {
  const ahead = stages.filter(goesAhead).flatMap(stage => (stage.kind === 'push' ? [stage.pathway] : []))
  return pathwaysShared(kernels.filter(({ ownEvents }) => ownEvents !== true)).filter(each => !ahead.includes(each))
}

/**
 * The lines that make a block of several threads no longer than the delays of parts in which they do not meet, and than queues have
 * room for what goes ahead.
 */
function apartLines(context: Context): string[] {
  return context.program.parts.flatMap((part, index) => {
    const ahead = part.stages.filter(goesAhead).flatMap(stage => (stage.kind === 'push' ? [stage.pathway] : []))
    const most = (text: string): string => `most = min(most, ${text})`
    const room = ahead.map(pathway => most(spareText(pathway, context)))
    const delays =
      alwaysMeets(part) || !meetsForEvents(part)
        ? []
        : block(
            `if (!${meetsName(index)}())`,
            pathwaysMet(part).map(pathway => most(delayText(pathway, context))),
          )
    return room.length + delays.length === 0 ? [] : block('if (threads > 1)', [...room, ...delays])
  })
}

/** Calls a kernel for its tiles from the cursor on, for all steps of the block or for step k; false if a monitor needs room first. */
function runKernel(name: string, kernel: NamedKernel, context: Context, over: 'block' | 'step'): string[] {
  const [parameter, steps] = over === 'block' ? ['steps', '0, steps'] : ['k', 'k, k + 1']
  const due = over === 'block' ? [] : dueLines(kernel, context)
  const isAlone = kernel.undivided !== undefined
  const alone = isAlone ? ['if (thread != 0) return true'] : []
  const running = (lines: readonly string[]): string[] =>
    block(`function ${name}(${parameter}: i32, ${inThread}): bool`, [...alone, ...due, ...lines, 'return true'])
  const call = (first: string, end: string): string => `${kernel.name}(${first}, ${end}, ${steps})`
  if (kernel.over.kind === 'once') return running([call('0', '1')])
  // A pathway goes through the parts that threads have of its queue.
  if (kernel.over.kind === 'pathway')
    return running([
      isAlone ? call('0', '1') : kernel.ownEvents === true ? call('thread', 'thread + 1') : call('0', 'threads'),
    ])
  // Given spikes are gone through at once: they are few, and stand in the order of time.
  if (kernel.over.kind === 'due') {
    const room = roomForDue(kernel, kernel.over.spikes, context, over)
    return running([...room, ...clearLists(kernel, context), call('0', '1')])
  }
  const needed = over === 'block' ? '(end - first) * steps' : 'end - first'
  const room = recordedBy(kernel).flatMap(monitor => roomLines(monitor, context, needed))
  const clear = clearLists(kernel, context)
  return running([
    'const tile = load<i32>(TILE)',
    ...rangeLines(kernel, isAlone, context),
    ...(clear.length === 0 ? [] : block('if (load<i32>(CURSOR) == 0)', clear)),
    ...block('for (let cursor = load<i32>(CURSOR); from + cursor * tile < until; cursor++)', [
      'const first = from + cursor * tile',
      'const end = min(first + tile, until)',
      ...room,
      call('first', 'end'),
    ]),
    'store<i32>(CURSOR, 0)',
  ])
}

/** From which element until which a thread goes: its range of the neurons, or its own list of an event. */
function rangeLines({ over, population }: NamedKernel, isAlone: boolean, context: Context): string[] {
  if (over.kind === 'events')
    return ['const from = 0', `const until = load<i32>(${context.list(over.event).count.symbol})`]
  const size = `load<i32>(${context.size(population).symbol})`
  if (isAlone) return ['const from = 0', `const until = ${size}`]
  const bound = context.runtime('threads', 'firstNeuron')
  return [
    `const size = ${size}`,
    `const from = ${bound}(size, thread, threads)`,
    `const until = ${bound}(size, thread + 1, threads)`,
  ]
}

function roomForDue(kernel: NamedKernel, spikes: SpikeTable, context: Context, over: 'block' | 'step'): string[] {
  const monitors = recordedBy(kernel)
  if (monitors.length === 0) return []
  return [
    `const needed = ${spikesDue(spikes, over, context)}`,
    ...monitors.flatMap(monitor => roomLines(monitor, context, 'needed', '0')),
  ]
}

/** Lists begin empty. */
function clearLists({ lists }: NamedKernel, context: Context): string[] {
  return lists.map(event => `store<i32>(${context.list(event).count.symbol}, 0)`)
}

/** A kernel whose clock has no step now does nothing. */
function dueLines({ loops }: NamedKernel, context: Context): string[] {
  const due = isDueText(loops[0]?.clock ?? 0, context, stepOfBlock)
  return due === undefined ? [] : [`if (!(${due})) return true`]
}

function roomLines(monitor: number, context: Context, needed: string, cursor = 'cursor'): string[] {
  return block(`if (${roomOf(monitor, context)} < ${needed})`, [
    `store<i32>(NEED, ${monitor + 1})`,
    `store<i32>(NEED_ROOM, ${needed})`,
    `store<i32>(CURSOR, ${cursor})`,
    'return false',
  ])
}

/** Text of how much more a monitor can take. */
function roomOf(monitor: number, context: Context): string {
  return `${monitorCount(context, monitor, 'capacity')} - ${monitorCount(context, monitor, 'used')}`
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

/** Slots of which each thread has its own are found from where its table stands. */
function enterText({ table }: Context): string[] {
  const own = [...headerSlots, ...table.slots].filter(slot => slot.own === true)
  return [
    '/** Says where the table of this thread stands, in bytes behind the first one. */',
    ...block('export function enter(table: usize): void', [
      `${ownTable} = table`,
      ...own.map(({ symbol, number }) => `${symbol} = ${addressOf(number)} + table`),
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
