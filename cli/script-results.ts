import type { BrianData, ScriptReport } from '../session/index.ts'
import { type Recording, type RecordedVariable, unitText } from './save/recording.ts'
import type { RunFigures } from './summary.ts'

type Of<Kind extends BrianData['kind']> = Extract<BrianData, { readonly kind: Kind }>

/** What the monitors recorded that are bound to names at a script's end, each once. */
export function scriptRecordings(report: ScriptReport): readonly Recording[] {
  return distinct(report).flatMap(({ name, data }) => {
    switch (data.kind) {
      case 'group':
        return []
      case 'spike-monitor':
        return [{ kind: 'spikes', name, t: data.object.t, i: data.object.i } as const]
      case 'state-monitor':
        return [traces(name, data)]
    }
  })
}

function traces(name: string, { object }: Of<'state-monitor'>): Recording {
  const variables = object.variables.map((variable): RecordedVariable => {
    const info = object.group.variables.get(variable)
    if (info === undefined) throw new Error(`${name} recorded '${variable}', which its group does not have`)
    const { values } = object.samples(variable)
    return { name: variable, type: info.type, unit: unitText(info.dimension), values }
  })
  return { kind: 'traces', name, t: object.t, i: object.record, variables }
}

/** The runs of a script, with its spikes and neurons as they are at its end. */
export function scriptRuns(report: ScriptReport): readonly RunFigures[] {
  const objects = distinct(report)
  const counts = objects.flatMap(({ name, data }) =>
    data.kind === 'spike-monitor' ? [{ name, spikes: data.object.length, neurons: data.object.group.size }] : [],
  )
  const neurons = objects.reduce((sum, { data }) => sum + (data.kind === 'group' ? data.object.size : 0), 0)
  return report.runs.map(({ t, steps, compileMilliseconds, runMilliseconds }) => ({
    seconds: t,
    steps,
    neurons,
    compileMilliseconds,
    runMilliseconds,
    counts,
  }))
}

/** An object that has two names is named by its first. */
function distinct({ variables }: ScriptReport): ScriptReport['variables'] {
  const seen = new Set<object>()
  return variables.filter(({ data: { object } }) => !seen.has(object) && seen.add(object))
}
