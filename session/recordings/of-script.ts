/** What the monitors of a script recorded. */
import type { Group } from '../../network/index.ts'
import type { RecordedData } from '../library/brian2/state.ts'
import type { ScriptReport } from '../script-types.ts'
import { type Recording, type RecordedVariable, unitText } from './recording.ts'

type Of<Kind extends RecordedData['kind']> = Extract<RecordedData, { readonly kind: Kind }>

/** What the monitors recorded that are bound to names at a script's end, and which neurons synapses connect, each once. */
export function scriptRecordings(report: ScriptReport): readonly Recording[] {
  return distinct(report).flatMap(({ name, data }): Recording[] => {
    switch (data.kind) {
      case 'group':
        return data.object.model.type === 'Synapses' ? [connections(name, data.object)] : []
      case 'spike-monitor':
        return [events('spikes', name, data)]
      case 'event-monitor':
        return [events('events', name, data)]
      case 'rate-monitor':
        return [{ kind: 'rates', name, t: data.object.t, rate: data.object.rate }]
      case 'state-monitor':
        return [traces(name, data)]
    }
  })
}

function connections(name: string, synapses: Group): Recording {
  return { kind: 'synapses', name, count: synapses.size, ends: side => Int32Array.from(synapses.read(side)) }
}

function events(kind: 'spikes' | 'events', name: string, { object }: Of<'spike-monitor' | 'event-monitor'>): Recording {
  const variables = object.variables.map(variable => recorded(variable, object, object.samples(variable)))
  return { kind, name, t: object.t, i: object.i, variables }
}

function traces(name: string, { object }: Of<'state-monitor'>): Recording {
  const variables = object.variables.map(variable => recorded(variable, object, object.samples(variable).values))
  const elements = object.group.model.type === 'Synapses' ? 'synapses' : 'neurons'
  return { kind: 'traces', name, t: object.t, i: object.record, elements, variables }
}

function recorded(
  name: string,
  { name: monitor, group }: Of<'state-monitor' | 'event-monitor'>['object'],
  values: RecordedVariable['values'],
): RecordedVariable {
  const info = group.variables.get(name)
  if (info === undefined) throw new Error(`${monitor} recorded '${name}', which its group does not have`)
  return { name, type: info.type, unit: unitText(info.dimension), values }
}

/** The groups and monitors at a script's end, each once: one that has two names is named by its first. */
export function distinct({ variables }: ScriptReport): ScriptReport['variables'] {
  const seen = new Set<object>()
  return variables.filter(({ data: { object } }) => !seen.has(object) && seen.add(object))
}
