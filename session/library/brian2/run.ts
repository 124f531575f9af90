/** `run(duration)`: the objects bound to variables, simulated (semantics §1.3, §1.4). */
import { note } from '../../../diagnostics/index.ts'
import { displayQuantity, formatArray, isDimensionless, seconds } from '../../../units/index.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { operandOf } from '../../evaluate/operators.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import type { EngineNetwork, EngineObject, EngineProgress, EngineRunOptions } from './engine.ts'
import { collectObjects, magicNetwork } from './magic.ts'
import { callerNamespace, givenNamespace } from './namespace.ts'
import { timeOption } from './neuron-group.ts'
import { brianOf, Finished, type Brian } from './state.ts'
import { RunStopped } from './stopper.ts'

export const run: FunctionValue = row(
  'run(duration, report=None, report_period=None, namespace=None, profile=None, level=0)',
  ([duration = null, report, period, namespace, profile], site) => {
    const brian = brianOf(site.session)
    const wanted = durationOption(duration, site)
    const speaker = reporter(report, period, wanted, site)
    if (given(profile) && truth(profile, site)) {
      site.session.noteOnce(
        'ignored',
        site.argument('profile'),
        'profile=True is ignored',
        'hillock inspect tells what a step computes, and run --summary how long it took',
      )
    }
    brian.runCalls++
    const network = magicNetwork(site.session, site.span)
    network.setDt(brian.dt)
    const options: EngineRunOptions = {
      namespace: given(namespace)
        ? givenNamespace(namespace, site.argument('namespace'))
        : callerNamespace(site.session),
      variables: variableNames(site.session),
      onDiagnostic: site.session.report,
      span: site.span,
    }
    return { kind: 'suspended', start: () => simulate({ brian, network, wanted, options, speaker, site }) }
  },
)

interface Simulation {
  readonly brian: Brian
  readonly network: EngineNetwork
  /** Seconds. */
  readonly wanted: number
  readonly options: EngineRunOptions
  readonly speaker: Reporter | undefined
  readonly site: CallSite
}

async function simulate({ brian, network, wanted, options, speaker, site }: Simulation): Promise<Value> {
  const { options: session } = brian
  if (session.checkOnly === true) {
    network.check(options)
    throw new Finished()
  }
  if (session.compileRun === brian.runCalls) {
    brian.compiled = await network.compile({
      ...options,
      duration: wanted,
      script: session.script,
      keepSeed: brian.seeded,
    })
    throw new Finished()
  }
  speaker?.start(network.t)
  const running = (signal: AbortSignal | undefined): ReturnType<EngineNetwork['run']> =>
    network.run(wanted, {
      ...options,
      ...(signal !== undefined && { signal }),
      onProgress: progress => {
        speaker?.progress(progress, network.t)
        session.onProgress?.(progress)
      },
    })
  try {
    const end = await withSignals(session.signal, session.stopper, running)
    brian.runs.push(end)
    speaker?.end(wanted)
  } catch (thrown) {
    if (!(thrown instanceof RunStopped)) throw thrown
    const time = displayQuantity([network.t], [], seconds, 'str', site.session.units)
    site.session.report(note('network', site.span, `the run was stopped at t = ${time}; what was recorded stays`))
  }
  return null
}

/** A run ends with whichever signal comes first: that of the whole script, or the stopper's for this run. */
async function withSignals<Result>(
  signal: AbortSignal | undefined,
  stopper: Brian['options']['stopper'],
  simulation: (signal: AbortSignal | undefined) => Promise<Result>,
): Promise<Result> {
  if (stopper === undefined) return simulation(signal)
  return stopper.during(stop => simulation(signal === undefined ? stop : AbortSignal.any([signal, stop])))
}

/** @throws PythonError for anything but a time that is not negative */
function durationOption(value: Value, site: CallSite): number {
  const { value: duration } = timeOption('duration', value, site, 'run', quantityText)
  if (duration < 0) {
    const message = `Function 'run' expected a non-negative duration but got '${operandOf(value, site)?.text() ?? ''}'`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument(0) })
  }
  if (!Number.isFinite(duration)) {
    throw new PythonError('ValueError', 'the duration of a run has to be finite', {
      code: 'bad-value',
      span: site.argument(0),
    })
  }
  return duration
}

/** Brian makes a quantity of the duration before it asks for the unit, and numpy shows that with a point: `10.` */
function quantityText(operand: Operand): string {
  const { type, data, shape, dimension } = operand.values
  if (type === 'boolean' || shape.length > 0 || !isDimensionless(dimension)) return operand.text()
  return formatArray(data, [1]).slice(1, -1)
}

/** The script's variable of every object, for the manifest. */
function variableNames(session: Session): ReadonlyMap<EngineObject, string> {
  return new Map([...collectObjects(session)].map(([object, { variable }]) => [object, variable]))
}

/** What `report='text'` says. */
interface Reporter {
  readonly start: (t: number) => void
  readonly progress: (progress: EngineProgress, t: number) => void
  readonly end: (duration: number) => void
}

function reporter(
  report: Value | undefined,
  period: Value | undefined,
  duration: number,
  site: CallSite,
): Reporter | undefined {
  if (!given(report)) return undefined
  const kind = typeof report === 'object' && report.kind === 'str' ? report.text.text : undefined
  if (kind === undefined) {
    throw unsupported('a function as report argument is Brian 2, not yet Hillock', {
      span: site.argument('report'),
      help: "report='text' tells how far a run is",
    })
  }
  if (!['text', 'stdout', 'stderr'].includes(kind)) {
    const message = `Do not know how to handle report argument "${kind}".`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument('report') })
  }
  const { session } = site
  const every = given(period) ? timeOption('report_period', period, site, 'run').value * 1000 : 10_000
  const say = kind === 'stderr' ? session.printError : session.print
  const time = (t: number): string => displayQuantity([t], [], seconds, 'str', session.units)
  let began: number | undefined
  let next = every
  let first = 0
  // Time counts from the first step, not from the compilation before it.
  const begin = (): number => {
    if (began !== undefined) return began
    say(`Starting simulation at t=${time(first)} for a duration of ${time(duration)}\n`)
    began = performance.now()
    return began
  }
  return {
    start: t => {
      first = t
    },
    progress: ({ t, fraction, secondsLeft }) => {
      const elapsed = performance.now() - begin()
      if (elapsed < next || fraction >= 1) return
      next += every
      const percent = Math.floor(fraction * 100)
      say(
        `${time(t - first)} (${percent}%) simulated in ${elapsedText(elapsed / 1000)}, estimated ${elapsedText(secondsLeft)} remaining.\n`,
      )
    },
    end: whole => {
      const elapsed = performance.now() - begin()
      say(`${time(whole)} (100%) simulated in ${elapsedText(elapsed / 1000)}\n`)
    },
  }
}

/** `1d 2h 3m 4s` with leading zero units dropped, `< 1s` below one second. */
export function elapsedText(elapsed: number): string {
  const whole = Math.round(elapsed)
  if (whole < 1) return '< 1s'
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ]
  const from = parts.findIndex(([count]) => count > 0)
  return parts
    .slice(from)
    .map(([count, name]) => `${count}${name}`)
    .join(' ')
}
