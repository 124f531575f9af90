/** Recording: the slots of monitors, and the lines that write their entries. */
import { invariant } from '../../diagnostics/index.ts'
import type { IrStatement, SampleRowsStatement } from '../ir/ir.ts'
import type { MonitorCode } from '../ir/program.ts'
import { everyText } from './clocks.ts'
import { type Context, elementOf } from './context.ts'
import { emit } from './expression.ts'
import type { Frame } from './frame.ts'
import { elementAt, shifts } from './lanes/index.ts'
import { tileBegin } from './rows.ts'
import type { Slot } from './slots.ts'
import { block } from './writer.ts'

/** Length of an entry of an event monitor, and of a (neuron, row) pair of a state monitor, as a shift. */
export const entryShift = 3

/** A slot of a monitor; `part` says what it holds. Threads write events, and count them, each for itself. */
export function monitorSlot({ table, program }: Context, monitor: number, part: string): Slot {
  const own = program.monitors[monitor]?.kind === 'event' || part === 'counts' ? true : undefined
  return table.slot(`monitor ${monitor} ${part}`, `${part}_M${monitor}`, own)
}

/** Text of a number that a slot of a monitor holds. */
export function monitorCount(context: Context, monitor: number, part: string): string {
  return `load<i32>(${monitorSlot(context, monitor, part).symbol})`
}

/** The slots of every monitor, in order, so that they are there whatever the text uses. */
export function registerMonitors(context: Context): void {
  for (const [index, monitor] of context.program.monitors.entries())
    for (const part of partsOf(monitor)) monitorSlot(context, index, part)
}

/** What a monitor has slots for. */
function partsOf(monitor: MonitorCode): string[] {
  const common = ['used', 'capacity']
  switch (monitor.kind) {
    case 'event':
      return [...common, 'entries', 'scratch', 'start', ...monitor.types.map((_, k) => `column${k}`)]
    case 'state':
      return [...common, 'rows', ...(monitor.all ? [] : ['indices']), ...monitor.types.map((_, k) => `column${k}`)]
    case 'rate':
      return [...common, 'counts']
  }
}

function monitorOf(index: number, { program }: Context): MonitorCode {
  const monitor = program.monitors[index]
  invariant(monitor !== undefined, `a monitor ${index}`)
  return monitor
}

/** Lines that append an event. */
export function recordEvent(
  { monitor, neuron, values }: Extract<IrStatement, { kind: 'record' }>,
  frame: Frame,
): string[] {
  const { context } = frame
  const entries = frame.base(monitorSlot(context, monitor, 'entries'), `entries_${monitor}`)
  const used = frame.counter(monitorSlot(context, monitor, 'used'), `used_${monitor}`)
  const address = elementAt(entries, used, entryShift)
  const now = frame.now(monitorOf(monitor, context).clock)
  const columns = values.map((value, column) => {
    const base = frame.base(monitorSlot(context, monitor, `column${column}`), `column_${monitor}_${column}`)
    return frame.lanes.store(
      value.type,
      { base: elementAt(base, used, shifts[value.type]), offset: 0 },
      emit(value, frame),
    )
  })
  return [
    `store<i32>(${address}, <i32>${now})`,
    `store<i32>(${address}, ${emit(neuron, frame)}, 4)`,
    ...columns,
    `${used}++`,
  ]
}

/** Lines behind the loops that keep how much was appended. */
export function keepUsed(monitors: readonly number[], frame: Frame): string[] {
  return monitors.map(monitor => {
    const slot = monitorSlot(frame.context, monitor, 'used')
    return `store<i32>(${slot.symbol}, ${frame.counter(slot, `used_${monitor}`)})`
  })
}

/** Text of the number of the sample at hand: those taken so far, and those of this block before this step. */
function sampleNumber(monitor: number, frame: Frame): string {
  const { context } = frame
  const { clock } = monitorOf(monitor, context)
  const taken = frame.topLoad(`taken ${monitor}`, `taken_${monitor}`, () => monitorCount(context, monitor, 'used'))
  const { base } = context.program.clocks
  if (base === undefined) return taken
  return frame.stepLoad(`sample ${monitor}`, `sample_${monitor}`, () => {
    if (clock === base) return `${taken} + k`
    return `${taken} + samplesIn(${frame.blockStart()}, k, ${everyText(context, clock)})`
  })
}

/** Lines that write the values of neuron n into the sample of this step. */
export function takeSample(
  { monitor, values }: Extract<IrStatement, { kind: 'sample' }>,
  row: string,
  frame: Frame,
): string[] {
  const { context } = frame
  const sample = sampleNumber(monitor, frame)
  const rows = rowsOf(monitor, frame)
  return values.map((value, column) => {
    const base = frame.base(monitorSlot(context, monitor, `column${column}`), `column_${monitor}_${column}`)
    const address = `${base} + ((<usize>${sample} * ${rows} + <usize>${row}) << ${shifts[value.type]})`
    return frame.lanes.store(value.type, { base: address, offset: 0 }, emit(value, frame))
  })
}

/** Lines that copy rows of the tile into the sample of this step. */
export function sampleRows({ monitor, rows }: SampleRowsStatement, frame: Frame): string[] {
  const copyRow = frame.context.runtime('records', 'copyRow')
  const before = `<usize>${sampleNumber(monitor, frame)} * ${rowsOf(monitor, frame)} + <usize>first`
  return rows.map((row, column) => {
    const shift = shifts[row.type]
    const base = frame.base(monitorSlot(frame.context, monitor, `column${column}`), `column_${monitor}_${column}`)
    const from = `${frame.elements(row)} + ${tileBegin(frame, shift)}`
    return `${copyRow}(${elementAt(base, `(${before})`, shift)}, ${from}, <usize>(end - first) << ${shift})`
  })
}

function rowsOf(monitor: number, frame: Frame): string {
  const text = (): string => `<usize>${monitorCount(frame.context, monitor, 'rows')}`
  return frame.topLoad(`rows ${monitor}`, `rows_${monitor}`, text)
}

/** The loop over those neurons of the tile that a monitor records. */
export function recordedRows(monitor: number, lines: readonly string[], frame: Frame): string[] {
  const base = indicesOf(monitor, frame)
  const { from, to } = boundsOf(monitor, frame)
  return block(`for (let r = ${from}; r < ${to}; r++)`, [
    `const n = load<i32>(${elementAt(base, 'r', entryShift)})`,
    `const row = load<i32>(${elementAt(base, 'r', entryShift)}, 4)`,
    ...lines,
  ])
}

/** Text of whether a monitor records no neuron of the tile. */
export function samplesNone(monitor: number, frame: Frame): string {
  const { from, to } = boundsOf(monitor, frame)
  return `${from} == ${to}`
}

function indicesOf(monitor: number, frame: Frame): string {
  return frame.base(monitorSlot(frame.context, monitor, 'indices'), `indices_${monitor}`)
}

/** Which pairs of (neuron, row) are of the tile. */
function boundsOf(monitor: number, frame: Frame): { readonly from: string; readonly to: string } {
  const base = indicesOf(monitor, frame)
  const lowerBound = frame.context.runtime('records', 'lowerBound')
  const rows = rowsOf(monitor, frame)
  const bound = (word: string, neuron: string): string =>
    frame.topLoad(`${word} ${monitor}`, `${word}_${monitor}`, () => `${lowerBound}(${base}, <i32>${rows}, ${neuron})`)
  return { from: bound('from', 'first'), to: bound('to', 'end') }
}

/** Lines that count one neuron. */
export function countEvent({ monitor }: Extract<IrStatement, { kind: 'count' }>, frame: Frame): string[] {
  const base = frame.base(monitorSlot(frame.context, monitor, 'counts'), `counts_${monitor}`)
  const sample = sampleNumber(monitor, frame)
  const address = frame.stepLoad(`count ${monitor}`, `count_${monitor}_at`, () => elementAt(base, sample, shifts.i32))
  return [`store<i32>(${address}, load<i32>(${address}) + 1)`]
}

/** Elements of the columns of a monitor. */
export function columnElements(monitor: MonitorCode): ReturnType<typeof elementOf>[] {
  return monitor.kind === 'rate' ? [] : monitor.types.map(elementOf)
}
