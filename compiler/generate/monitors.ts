/** Recording: spikes are appended by the neuron loop, samples taken before it. */
import type { ManifestColumn, ManifestMonitor, ManifestSpikeMonitor, ManifestStateMonitor } from '../../abi/index.ts'
import type { IrExpr, IrType } from '../ir/ir.ts'
import type { MonitorModel, SpikeMonitorModel, StateMonitorModel } from '../model/network.ts'
import type { Variable } from '../model/group.ts'
import { emit } from './expression.ts'
import { baseOf, elementOf, emissionOf, type Frame, stepNumber, topLoad } from './frame.ts'
import { shifts } from './lanes.ts'
import type { Slot } from './layout.ts'
import { type ModuleContext, useRuntime } from './module-context.ts'
import { block } from './writer.ts'

/** The slots of a monitor. */
export interface MonitorSlots {
  readonly index: number
  readonly used: Slot
  readonly capacity: Slot
}

export interface SpikeSlots extends MonitorSlots {
  readonly kind: 'spike'
  readonly model: SpikeMonitorModel
  readonly entries: Slot
  readonly scratch: Slot
  /** Entries at the start of the block: what follows them is sorted at its end. */
  readonly start: Slot
}

export interface StateSlots extends MonitorSlots {
  readonly kind: 'state'
  readonly model: StateMonitorModel
  readonly rows: Slot
  readonly indices: Slot | undefined
  readonly interval: Slot
  readonly columns: readonly Slot[]
}

/** Gives a monitor its slots. */
export function monitorSlots(model: MonitorModel, index: number, { layout }: ModuleContext): SpikeSlots | StateSlots {
  const slot = (part: string): Slot => layout.slot(`monitor ${index} ${part}`, `${part.toUpperCase()}_M${index}`)
  const common = { index, used: slot('used'), capacity: slot('capacity') }
  if (model.kind === 'spike') {
    return { ...common, kind: 'spike', model, entries: slot('entries'), scratch: slot('scratch'), start: slot('start') }
  }
  return {
    ...common,
    kind: 'state',
    model,
    rows: slot('rows'),
    indices: model.record === 'all' ? undefined : slot('indices'),
    interval: slot('interval'),
    columns: model.variables.map((_, column) => slot(`column${column}`)),
  }
}

/** Lines of the neuron loop that append a spike of neuron n to each monitor. */
export function appendSpike(monitors: readonly SpikeSlots[], frame: Frame): string[] {
  return monitors.flatMap(monitor => {
    const entries = baseOf(frame, monitor.entries, `entries_${monitor.index}`)
    const used = usedLocal(monitor, frame)
    const address = `${entries} + (<usize>${used} << 3)`
    return [`store<i32>(${address}, <i32>${stepNumber(frame)})`, `store<i32>(${address}, n, 4)`, `${used}++`]
  })
}

function usedLocal(monitor: SpikeSlots, frame: Frame): string {
  const name = frame.names.of(`used ${monitor.index}`, `used_${monitor.index}`)
  const key = `used ${monitor.index}`
  if (!frame.seen.has(key)) {
    frame.seen.add(key)
    frame.top.push(`let ${name} = load<i32>(${monitor.used.symbol})`)
  }
  return name
}

/** Lines after the step loop that keep what was appended. */
export function storeUsed(monitors: readonly SpikeSlots[], frame: Frame): string[] {
  return monitors.map(monitor => `store<i32>(${monitor.used.symbol}, ${usedLocal(monitor, frame)})`)
}

/** What a column holds: the sampled variable's value for neuron n. */
export type ColumnValue = (variable: string) => { readonly value: IrExpr; readonly type: IrType }

/** Lines of the step loop that sample a monitor for the neurons of the tile. */
export function sampleLines(
  monitor: StateSlots,
  frame: Frame,
  loop: (emitColumns: (frame: Frame) => string[]) => string[],
  column: ColumnValue,
): string[] {
  const { index } = monitor
  const sample = frame.names.of(`sample ${index}`, `sample_${index}`)
  frame.top.push(`let ${sample} = load<i32>(${monitor.used.symbol})`)
  const rows = topLoad(frame, `rows ${index}`, `rows_${index}`, `<usize>load<i32>(${monitor.rows.symbol})`)
  const interval = topLoad(
    frame,
    `interval ${index}`,
    `interval_${index}`,
    `<i64>load<i32>(${monitor.interval.symbol})`,
  )
  const columns = (row: string): string[] =>
    loop(inner =>
      monitor.model.variables.map((variable, position) => {
        const { value, type } = column(variable)
        const slot = monitor.columns[position]
        if (slot === undefined) return ''
        const base = baseOf(inner, slot, `column_${index}_${position}`)
        const address = `${base} + ((<usize>${sample} * ${rows} + <usize>${row}) << ${shifts[type]})`
        return inner.context.lanes.store(type, address, emit(value, emissionOf(inner)))
      }),
    )
  const body =
    monitor.indices === undefined
      ? block('for (let n = first; n < end; n++)', columns('n'))
      : listedRows(monitor, frame, columns)
  return block(`if (${stepNumber(frame)} % ${interval} == 0)`, [...body, `${sample}++`])
}

function listedRows({ index, indices }: StateSlots, frame: Frame, columns: (row: string) => string[]): string[] {
  if (indices === undefined) return []
  const base = baseOf(frame, indices, `indices_${index}`)
  const lowerBound = useRuntime(frame.context, 'records', 'lowerBound')
  const rows = frame.names.of(`top rows ${index}`, `rows_${index}`)
  const from = topLoad(frame, `from ${index}`, `from_${index}`, `${lowerBound}(${base}, <i32>${rows}, first)`)
  const to = topLoad(frame, `to ${index}`, `to_${index}`, `${lowerBound}(${base}, <i32>${rows}, end)`)
  return block(`for (let r = ${from}; r < ${to}; r++)`, [
    `const n = load<i32>(${base} + (<usize>r << 3))`,
    `const row = load<i32>(${base} + (<usize>r << 3), 4)`,
    ...columns('row'),
  ])
}

/** How the manifest describes a monitor. */
export function describeMonitor(
  slots: SpikeSlots | StateSlots,
  variableName: string | undefined,
  variableOf: (name: string) => Variable | undefined,
  typeOf: (name: string) => IrType,
): ManifestMonitor {
  const common = {
    name: slots.model.name,
    ...(variableName !== undefined && { variable: variableName }),
    group: slots.model.group,
    usedSlot: slots.used.number,
    capacitySlot: slots.capacity.number,
  }
  if (slots.kind === 'spike') {
    const spike: ManifestSpikeMonitor = {
      kind: 'spike',
      ...common,
      event: 'spike',
      entriesSlot: slots.entries.number,
      scratchSlot: slots.scratch.number,
    }
    return spike
  }
  const columns: ManifestColumn[] = slots.model.variables.flatMap((name, position) => {
    const variable = variableOf(name)
    const slot = slots.columns[position]
    if (variable === undefined || slot === undefined) return []
    const { type, dimension, unit } = variable
    return [{ variable: name, element: elementOf(typeOf(name)), type, dimension, unit, slot: slot.number }]
  })
  const state: ManifestStateMonitor = {
    kind: 'state',
    ...common,
    record: slots.model.record,
    rowsSlot: slots.rows.number,
    ...(slots.indices !== undefined && { indicesSlot: slots.indices.number }),
    intervalSlot: slots.interval.number,
    interval: slots.model.interval,
    columns,
  }
  return state
}
