import type { ManifestColumn, ManifestMonitor } from '../../abi/index.ts'
import { columnElements, type Generated, monitorSlot } from '../generate/index.ts'
import { type MonitorModel, type NetworkModel, recordsAll } from '../model/network.ts'
import type { ModuleDescription } from './index.ts'

/** How the manifest describes a monitor. */
export function describeMonitor(
  monitor: MonitorModel,
  index: number,
  network: NetworkModel,
  { context }: Generated,
  { variables }: ModuleDescription,
): ManifestMonitor {
  const slot = (part: string): number => monitorSlot(context, index, part).number
  const variable = variables.get(monitor.name)
  const common = {
    name: monitor.name,
    ...(variable !== undefined && { variable }),
    group: monitor.group,
    ...(monitor.range && { range: monitor.range }),
    clock: monitor.clock,
    usedSlot: slot('used'),
    capacitySlot: slot('capacity'),
  }
  switch (monitor.kind) {
    case 'rate':
      return { ...common, kind: 'rate', event: monitor.event, countsSlot: slot('counts') }
    case 'event': {
      const columns = columnsOf(monitor, index, network, slot, context)
      return {
        ...common,
        kind: 'event',
        event: monitor.event,
        entriesSlot: slot('entries'),
        scratchSlot: slot('scratch'),
        columns,
      }
    }
    case 'state':
      return {
        ...common,
        kind: 'state',
        record: monitor.record,
        rowsSlot: slot('rows'),
        ...(!recordsAll(monitor) && { indicesSlot: slot('indices') }),
        columns: columnsOf(monitor, index, network, slot, context),
      }
  }
}

function columnsOf(
  monitor: Exclude<MonitorModel, { kind: 'rate' }>,
  index: number,
  { groups }: NetworkModel,
  slot: (part: string) => number,
  { program }: Generated['context'],
): ManifestColumn[] {
  const code = program.monitors[index]
  const elements = code === undefined ? [] : columnElements(code)
  return monitor.variables.flatMap((name, position) => {
    const variable = groups[monitor.group]?.variables.get(name)
    const element = elements[position]
    if (variable === undefined || element === undefined) return []
    const { type, dimension, unit } = variable
    return [{ variable: name, element, type, dimension, unit, slot: slot(`column${position}`) }]
  })
}
