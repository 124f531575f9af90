import type { Group } from '../network/index.ts'
import type { ScriptReport } from '../session/index.ts'
import { distinct } from '../session/recordings/of-script.ts'
import type { RunFigures } from './summary.ts'

/** The runs of a script, with its spikes and neurons as they are at its end. */
export function scriptRuns(report: ScriptReport): readonly RunFigures[] {
  const objects = distinct(report)
  const counts = objects.flatMap(({ name, data }) =>
    data.kind === 'spike-monitor' ? [{ name, spikes: data.object.length, neurons: data.object.group.size }] : [],
  )
  const groups = objects.flatMap(({ data }) => (data.kind === 'group' ? [data.object] : []))
  const sizeOf = (some: readonly Group[]): number => some.reduce((sum, { size }) => sum + size, 0)
  const synapses = groups.filter(({ model }) => model.type === 'Synapses')
  const neurons = groups.filter(group => !synapses.includes(group))
  return report.runs.map(({ t, steps, synapticEvents, threads, alone, compileMilliseconds, runMilliseconds }) => ({
    seconds: t,
    steps,
    neurons: sizeOf(neurons),
    synapses: sizeOf(synapses),
    synapticEvents,
    threads,
    alone,
    compileMilliseconds,
    runMilliseconds,
    counts,
  }))
}
