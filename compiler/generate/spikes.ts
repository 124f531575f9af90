/** Given spikes in generated text: their arrays, the loop over those that are due, and how many of them a block has. */
import type { SpikeTable } from '../ir/ir.ts'
import type { Program } from '../ir/program.ts'
import { dtSlot, everyText, stepAt, stepSlot } from './clocks.ts'
import type { Context } from './context.ts'
import type { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import type { Slot } from './slots.ts'
import { block } from './writer.ts'

/** Where the spikes of a population stand. */
interface SpikeSlots {
  readonly times: Slot
  readonly indices: Slot
  /** Steps in which they come, by `prepare()`. */
  readonly bins: Slot
  /** Steps after which they come again, or 0, by `prepare()`. */
  readonly period: Slot
}

function slotsOf({ population, times, indices }: SpikeTable, { table }: Context): SpikeSlots {
  const length = { per: 'fixed', count: times.length } as const
  const key = (what: string): string => `spikes ${what} ${population}`
  const data = (what: string, element: 'f64' | 'i32', values: Float64Array | Int32Array): Slot =>
    table.array(key(what), { name: `${what}_${population}`, element, length, purpose: 'data', values })
  return {
    times: data('spike_times', 'f64', times),
    indices: data('spike_neurons', 'i32', indices),
    bins: table.array(key('bins'), { name: `spike_bins_${population}`, element: 'i32', length, purpose: 'derived' }),
    period: table.slot(key('period'), `period_bins_${population}`),
  }
}

/** Makes the arrays known, whether the text reads them or not. */
export function registerSpikes(context: Context): void {
  for (const table of tablesOf(context.program)) slotsOf(table, context)
}

function tablesOf({ populations }: Program): SpikeTable[] {
  return populations.flatMap(({ spikes }) => (spikes === undefined ? [] : [spikes]))
}

/** Lines of `prepare()`: the steps in which the spikes come. */
export function placeSpikesLines(context: Context): string[] {
  return tablesOf(context.program).flatMap(table => {
    const { times, bins, period } = slotsOf(table, context)
    const dt = `load<f64>(${dtSlot(context, table.clock).symbol})`
    const [from, to] = [times, bins].map(({ symbol }) => `<usize>load<u32>(${symbol})`)
    const seconds = `load<f64>(${context.scalar(table.period).symbol})`
    return [
      `${context.runtime('spikes', 'placeSpikes')}(${from}, ${to}, ${countText(table, context)}, ${dt})`,
      `store<i64>(${period.symbol}, <i64>nearest(${seconds} / ${dt}))`,
    ]
  })
}

function countText({ count }: SpikeTable, context: Context): string {
  return `<i32>load<i64>(${context.scalar(count).symbol})`
}

/** The loop over the spikes of a step. */
export function dueLoop(table: SpikeTable, lines: readonly string[], frame: Frame): string[] {
  const { context } = frame
  const slots = slotsOf(table, context)
  const [bins, neurons] = [frame.base(slots.bins, 'spike_bins'), frame.base(slots.indices, 'spike_neurons')]
  const count = frame.topLoad('spike count', 'spikes', () => countText(table, context))
  const period = frame.topLoad('spike period', 'period', () => `load<i64>(${slots.period.symbol})`)
  const now = frame.now(table.clock)
  const due = frame.stepLoad('due', 'bin', () => `${period} > 0 ? ${now} % ${period} : ${now}`)
  const first = `${context.runtime('spikes', 'firstSpike')}(${bins}, ${count}, ${due})`
  const isDue = `s < ${count} && <i64>load<i32>(${elementAt(bins, 's', shifts.i32)}) == ${due}`
  return block(`for (let s = ${first}; ${isDue}; s++)`, [
    `const n = load<i32>(${elementAt(neurons, 's', shifts.i32)})`,
    ...lines,
  ])
}

/** Text of how many spikes come in the steps of a block, or in step k of it. */
export function spikesDue(table: SpikeTable, over: 'block' | 'step', context: Context): string {
  const { bins, period } = slotsOf(table, context)
  const { base } = context.program.clocks
  const [from, to] = stepsText(table.clock, base, over, context)
  const places = `<usize>load<u32>(${bins.symbol}), ${countText(table, context)}, load<i64>(${period.symbol})`
  return `${context.runtime('spikes', 'countSpikes')}(${places}, ${from}, ${to})`
}

/** Text of the first step of a clock, and of the first one behind. */
function stepsText(
  clock: number,
  base: number | undefined,
  over: 'block' | 'step',
  context: Context,
): readonly [from: string, to: string] {
  if (base === undefined) {
    const step = `load<i64>(${stepSlot(context, clock).symbol})`
    return [step, `${step} + 1`]
  }
  const start = over === 'block' ? 'load<i64>(STEP)' : 'load<i64>(STEP) + k'
  const end = over === 'block' ? `${start} + steps` : `${start} + 1`
  if (clock === base) return [start, end]
  const every = everyText(context, clock)
  return [stepAt(start, every), stepAt(end, every)]
}
