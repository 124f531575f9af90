import { note } from '../diagnostics/diagnostic.ts'
import { load, type Model, type RunEnd, type Simulation } from '../host/index.ts'
import { isSpikeMonitor, shownName } from '../host/running.ts'
import { exitCodes } from './exit-codes.ts'
import { ofCommand, usageError } from './faults.ts'
import { listenForInterrupts } from './interrupt.ts'
import type { Io } from './io.ts'
import { moduleRecordings, recordingCounts, recordingLine } from './module-recordings.ts'
import { requirePrecisionOf } from './precision.ts'
import { progressBar } from './progress.ts'
import { diagnosticJson, reporterFor, writeJson, writeLine } from './report.ts'
import type { RunRequest } from './run.ts'
import type { Recording } from '../session/recordings/recording.ts'
import { type RunFigures, summaryLines } from './summary.ts'

/** `hillock run model.wasm`: runs a module, tells what its monitors recorded and saves it. */
export async function runModuleFile(request: RunRequest, bytes: Uint8Array, io: Io): Promise<number> {
  const { file, json } = request
  const reporter = reporterFor(io, json, request.threadsAsked ? [] : ['threads'])
  const began = performance.now()
  const model = await load(bytes)
  requirePrecisionOf(model.manifest, request.precision)
  const duration = request.duration ?? model.manifest.defaults.duration
  if (duration === undefined) throw usageError(`${file} does not say how long it runs`, 'say it: --duration 100ms')
  const bar = progressBar(io, !json)
  const simulation = await ofCommand(
    model.start({
      seed: request.seed,
      threads: request.threads,
      sizes: Object.fromEntries(request.sizes),
      set: Object.fromEntries([...request.set].map(([name, text]) => [name, settingOf(text)])),
      onConnecting: bar.connecting,
      onDiagnostic: reporter.report,
    }),
  ).finally(bar.clear)
  const started = performance.now()
  const interrupts = listenForInterrupts(io, 'what was recorded is kept', bar, () => simulation.stop())
  try {
    const end = await ofCommand(simulation.run(duration, { onProgress: bar.update })).finally(bar.clear)
    const runMilliseconds = performance.now() - started
    if (isDrawn(model, request)) reporter.report(note('seed', undefined, `repeat with --seed ${end.seed}`))
    const recordings = moduleRecordings(model, simulation)
    const saved = await saveIfAsked(request, recordings, io)
    const run = figuresOf(model, simulation, end, { compileMilliseconds: started - began, runMilliseconds })
    if (json) {
      writeJson(io, {
        file,
        t: end.t,
        steps: end.steps,
        synapticEvents: end.synapticEvents,
        seed: end.seed,
        interrupted: interrupts.interrupted,
        monitors: Object.fromEntries(recordings.map(recording => [recording.name, recordingCounts(recording)])),
        saved,
        milliseconds: { load: started - began, run: runMilliseconds },
        diagnostics: reporter.diagnostics.map(diagnosticJson),
      })
    } else {
      for (const recording of recordings) writeLine(io.stdout, recordingLine(recording))
      if (request.summary) for (const line of summaryLines([run], { data: saved })) writeLine(io.stderr, line)
      else for (const path of saved) writeLine(io.stderr, path)
    }
    return interrupts.interrupted ? exitCodes.interrupted : exitCodes.good
  } finally {
    interrupts.end()
    simulation.dispose()
  }
}

/** `true` and `False` are truth values; anything else is a quantity, which the host reads. */
function settingOf(text: string): string | boolean {
  return text === 'True' || text === 'true' ? true : text === 'False' || text === 'false' ? false : text
}

/** Whether the seed was drawn, and matters. */
function isDrawn({ manifest }: Model, { seed }: RunRequest): boolean {
  const { defaults, randomCalls, initial } = manifest
  const random = /\b(?:rand|randn|poisson)\(/
  const draws = randomCalls.length > 0 || initial.some(each => each.kind === 'kernel' && random.test(each.text))
  return draws && seed === undefined && defaults.seed === undefined
}

async function saveIfAsked(
  { save: target }: RunRequest,
  recordings: readonly Recording[],
  io: Io,
): Promise<readonly string[]> {
  if (target === undefined) return []
  const { save } = await import('./save/save.ts')
  return save(target, recordings, io)
}

function figuresOf(
  { groups, monitors }: Model,
  { sizes, spikes }: Simulation,
  { t, steps, synapticEvents, threads, alone }: RunEnd,
  times: Pick<RunFigures, 'compileMilliseconds' | 'runMilliseconds'>,
): RunFigures {
  const sizeOf = ({ name }: { readonly name: string }): number => sizes[name] ?? 0
  const counts = monitors.flatMap(monitor => {
    const group = isSpikeMonitor(monitor) ? groups[monitor.group] : undefined
    const name = shownName(monitor)
    return group === undefined ? [] : [{ name, spikes: spikes[name]?.length ?? 0, neurons: sizeOf(group) }]
  })
  const all = (some: typeof groups): number => some.reduce((sum, group) => sum + sizeOf(group), 0)
  const [neurons, synapses] = [false, true].map(isOf => all(groups.filter(({ ends }) => (ends !== undefined) === isOf)))
  return {
    ...times,
    seconds: t,
    steps,
    neurons: neurons ?? 0,
    synapses: synapses ?? 0,
    synapticEvents,
    threads,
    alone,
    counts,
  }
}
