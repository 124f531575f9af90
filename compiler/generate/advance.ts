/** The text of `advance(steps)`: blocks of steps over tiles of neurons, leaving off where a record needs room. */
import type { IrExpr, IrType } from '../ir/ir.ts'
import { emit } from './expression.ts'
import { createFrame, emissionOf, type Frame, sizeSlot, trackSlot } from './frame.ts'
import { type ModuleContext, useRuntime } from './module-context.ts'
import type { SpikeSlots, StateSlots } from './monitors.ts'
import { type GroupUnit, tileName } from './tile-kernel.ts'
import { block } from './writer.ts'

/** The function and its helpers. */
export function advanceText(units: readonly GroupUnit[], context: ModuleContext): string[][] {
  const spikes = units.flatMap(unit => unit.spikeMonitors)
  const states = units.flatMap(unit => unit.stateMonitors)
  return [
    ...units.flatMap(unit => trackText(unit, context)),
    beginBlock(units, spikes, states),
    runTiles(units, context),
    endBlock(spikes, states, context),
    advance(),
  ]
}

function trackName(group: number): string {
  return `track${group}`
}

/** Values of the step alone, for all steps of a block. */
function trackText(unit: GroupUnit, context: ModuleContext): string[][] {
  const { tracks } = unit.kernel
  if (tracks.length === 0) return []
  const frame = createFrame(context, unit.index, { step: 'step + k' })
  const lines = tracks.flatMap(({ name, value }) => trackLines(name, value, frame))
  const text = block(`function ${trackName(unit.index)}(step: i64, steps: i32): void`, [
    ...frame.top,
    ...block('for (let k = 0; k < steps; k++)', [...frame.perStep, ...lines]),
  ])
  return [text]
}

function trackLines(name: string, value: IrExpr, frame: Frame): string[] {
  const slot = trackSlot(frame, name, value.type)
  const base = frame.names.of(`top ${slot.symbol}`, `${name}_at`)
  frame.top.push(`const ${base} = <usize>load<u32>(${slot.symbol})`)
  const address = value.type === 'bool' ? `${base} + <usize>k` : `${base} + (<usize>k << ${trackShift(value.type)})`
  return [frame.context.lanes.store(value.type, address, emit(value, emissionOf(frame)))]
}

function trackShift(type: IrType): number {
  return type === 'i32' ? 2 : 3
}

/** Chooses the length of the next block; 0 if a monitor has no room for the sample that is due. */
function beginBlock(
  units: readonly GroupUnit[],
  spikes: readonly SpikeSlots[],
  states: readonly StateSlots[],
): string[] {
  const withTracks = units.filter(unit => unit.kernel.tracks.length > 0)
  return block('function beginBlock(limit: i32): i32', [
    'const step = load<i64>(STEP)',
    'let steps = min(limit, load<i32>(BLOCK_LIMIT))',
    ...states.flatMap(roomForSamples),
    ...withTracks.map(({ index }) => `${trackName(index)}(step, steps)`),
    ...spikes.map(({ start, used }) => `store<i32>(${start.symbol}, load<i32>(${used.symbol}))`),
    'store<i32>(CURSOR, 0)',
    'return steps',
  ])
}

function roomForSamples({ index, used, capacity, interval }: StateSlots): string[] {
  return [
    `steps = stepsWithRoom(step, steps, load<i32>(${interval.symbol}), load<i32>(${capacity.symbol}) - load<i32>(${used.symbol}))`,
    ...block('if (steps == 0)', [`store<i32>(NEED, ${index + 1})`, 'store<i32>(NEED_ROOM, 1)', 'return 0']),
  ]
}

/** Runs the tiles of the block from the cursor on; false if a monitor needs room first. */
function runTiles(units: readonly GroupUnit[], context: ModuleContext): string[] {
  return block('function runTiles(steps: i32): bool', [
    'const tile = load<i32>(TILE)',
    'let cursor = load<i32>(CURSOR)',
    'let before = 0',
    ...units.flatMap(unit => groupTiles(unit, context)),
    'return true',
  ])
}

function groupTiles(unit: GroupUnit, context: ModuleContext): string[] {
  const size = `size_${unit.index}`
  const room = unit.spikeMonitors.flatMap(({ index, used, capacity }) =>
    block(`if (load<i32>(${capacity.symbol}) - load<i32>(${used.symbol}) < (end - first) * steps)`, [
      `store<i32>(NEED, ${index + 1})`,
      'store<i32>(NEED_ROOM, (end - first) * steps)',
      'store<i32>(CURSOR, cursor)',
      'return false',
    ]),
  )
  return [
    `const ${size} = load<i32>(${sizeSlot(context, unit.index).symbol})`,
    ...block(`for (; (cursor - before) * tile < ${size}; cursor++)`, [
      'const first = (cursor - before) * tile',
      `const end = min(first + tile, ${size})`,
      ...room,
      `${tileName(unit.index)}(first, end, steps)`,
    ]),
    `before += (${size} + tile - 1) / tile`,
  ]
}

/** Sorts the spikes of the block and moves the clock on. */
function endBlock(spikes: readonly SpikeSlots[], states: readonly StateSlots[], context: ModuleContext): string[] {
  const sorts = spikes.flatMap(({ entries, scratch, start, used }) => {
    const sort = useRuntime(context, 'records', 'sortSpikes')
    return [
      `${sort}(<usize>load<u32>(${entries.symbol}) + (<usize>load<i32>(${start.symbol}) << 3), <usize>load<u32>(${scratch.symbol}), ` +
        `load<i32>(${used.symbol}) - load<i32>(${start.symbol}), <i32>step, steps)`,
    ]
  })
  return block('function endBlock(steps: i32): void', [
    'const step = load<i64>(STEP)',
    ...(sorts.length === 0 ? [] : block('if (steps > 1)', sorts)),
    ...states.map(
      ({ used, interval }) =>
        `store<i32>(${used.symbol}, load<i32>(${used.symbol}) + samplesIn(step, steps, load<i32>(${interval.symbol})))`,
    ),
    'store<i64>(STEP, step + steps)',
  ])
}

function advance(): string[] {
  return [
    '/** Advances by up to `steps` steps; fewer if a monitor needs room, which NEED then names. */',
    ...block('export function advance(steps: i32): i32', [
      'let done = 0',
      'store<i32>(NEED, 0)',
      ...block('while (done < steps)', [
        'let block = load<i32>(BLOCK)',
        ...block('if (block == 0)', [
          'block = beginBlock(steps - done)',
          'if (block == 0) return done',
          'store<i32>(BLOCK, block)',
        ]),
        'if (!runTiles(block)) return done',
        'endBlock(block)',
        'store<i32>(BLOCK, 0)',
        'done += block',
      ]),
      'return done',
    ]),
  ]
}

/** Helpers for sampling intervals, where a state monitor needs them. */
export function sampleHelpers(): string[][] {
  return [
    [
      '/** How many of the next `steps` steps are multiples of `interval`. */',
      ...block('function samplesIn(step: i64, steps: i32, interval: i32): i32', [
        'return <i32>((step + steps + interval - 1) / interval - (step + interval - 1) / interval)',
      ]),
    ],
    [
      '/** The most steps, up to `steps`, that take no more than `room` samples. */',
      ...block('function stepsWithRoom(step: i64, steps: i32, interval: i32, room: i32): i32', [
        'while (samplesIn(step, steps, interval) > room) steps--',
        'return steps',
      ]),
    ],
  ]
}
