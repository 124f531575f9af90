/** Runs of networks: `run(duration)`, `net.run(duration)` (semantics §1.3, §1.4). */
import { note } from '../../../diagnostics/index.ts'
import type { Network, NetworkObject, RunOptions } from '../../../network/index.ts'
import { displayQuantity, type Quantity, seconds } from '../../../units/index.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { visibleBindings } from '../../evaluate/visible.ts'
import type { Called, FunctionValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { brianData } from './brian-class.ts'
import { keepState } from './foreign-task.ts'
import { magicNetwork } from './magic.ts'
import { callerNamespace, followNamespace, givenNamespace } from './namespace.ts'
import { isSeeded } from './random.ts'
import { type Reporter, reporter } from './report.ts'
import { brianOf, Finished, isNetworkObject, type Brian } from './state.ts'
import { sayRun } from './standalone.ts'
import { RunStopped } from './stopper.ts'
import { quantityText, timeOption } from './time-option.ts'

/** The arguments of every `run`. */
export const runSignature = 'run(duration, report=None, report_period=None, namespace=None, profile=None, level=0)'

/** `run(duration)`: simulates the objects bound to variables. */
export const run: FunctionValue = row(runSignature, (arguments_, site) =>
  runNetwork(() => magicNetwork(site.session, site.span), arguments_, site),
)

/** Simulates a network, which is asked for when the arguments have been found right. */
export function runNetwork(
  networkOf: () => Network,
  [duration = null, report, period, namespace, profiled]: readonly (Value | undefined)[],
  site: CallSite,
): Called {
  const brian = brianOf(site.session)
  const wanted = durationOption(duration, site)
  const speaker = reporter(report, period, wanted.value, site)
  const profile = given(profiled) && truth(profiled, site)
  if (profile) {
    site.session.noteOnce(
      'network',
      site.argument('profile'),
      'profile=True carries out each phase by itself, so that its time can be told: the same results, later',
      'how fast a run is without it: hillock run --summary',
    )
  }
  brian.runCalls++
  const network = networkOf()
  for (const group of network.groups) followNamespace(group, site)
  const options: RunOptions & Pick<CallSite, 'span'> = {
    namespace: given(namespace)
      ? givenNamespace(namespace, site.session, site.argument('namespace'))
      : callerNamespace(site.session),
    variables: variablesOf(site.session),
    onDiagnostic: site.session.report,
    span: site.span,
  }
  const measured = profile || brian.options.profile === true
  const simulation: Simulation = { brian, network, wanted, options, profile: measured, speaker, site }
  const { standalone, options: session } = brian
  if (standalone !== undefined && session.checkOnly !== true && session.compileRun === undefined) {
    sayRun(network, wanted, options, standalone, () => simulate(simulation))
    return null
  }
  keepState(network, brian)
  return { kind: 'suspended', start: () => simulate(simulation) }
}

interface Simulation {
  readonly brian: Brian
  readonly network: Network
  readonly wanted: Quantity
  readonly options: RunOptions
  readonly profile: boolean
  readonly speaker: Reporter | undefined
  readonly site: CallSite
}

async function simulate({ brian, network, wanted, options, profile, speaker, site }: Simulation): Promise<Value> {
  const { options: session } = brian
  if (session.checkOnly === true) {
    const { namespace, onDiagnostic } = options
    network.check({ namespace, onDiagnostic })
    throw new Finished()
  }
  if (session.compileRun === brian.runCalls) {
    brian.compiled = await network.compile({
      ...options,
      duration: wanted,
      script: session.script,
      keepSeed: isSeeded(brian),
    })
    throw new Finished()
  }
  speaker?.start(network.t)
  const { control } = session
  const watched = control?.begin(network, options.variables ?? new Map())
  const running = (signal: AbortSignal | undefined): ReturnType<Network['run']> =>
    network.run(wanted, {
      ...options,
      profile,
      ...(signal !== undefined && { signal }),
      ...(control && {
        watching: watched?.flatMap(({ monitors }) => monitors),
        between: () => control.between(wanted.value),
      }),
      onProgress: progress => {
        speaker?.progress(progress)
        session.onProgress?.(progress)
      },
    })
  brian.running.push(network)
  try {
    const end = await withSignals(session.signal, session.stopper, running)
    brian.runs.push(end)
    speaker?.end(network.t)
  } catch (thrown) {
    if (!(thrown instanceof RunStopped)) throw thrown
    const time = displayQuantity([network.t], [], seconds, 'str', site.session.units)
    site.session.report(note('network', site.span, `the run was stopped at t = ${time}; what was recorded stays`))
  } finally {
    brian.running.pop()
    control?.end()
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
function durationOption(value: Value, site: CallSite): Quantity {
  const duration = timeOption('duration', value, site, 'run', quantityText)
  if (duration.value < 0) {
    const message = `Function 'run' expected a non-negative duration but got '${operandOf(value, site)?.text() ?? ''}'`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument(0) })
  }
  if (!Number.isFinite(duration.value)) {
    throw new PythonError('ValueError', 'the duration of a run has to be finite', {
      code: 'bad-value',
      span: site.argument(0),
    })
  }
  return duration
}

/** The script's first variable for every group and monitor, for the manifest. */
function variablesOf(session: Session): ReadonlyMap<NetworkObject, string> {
  const names = new Map<NetworkObject, string>()
  for (const { name, value } of visibleBindings(session)) {
    const data = brianData(value)
    if (data !== undefined && isNetworkObject(data) && !names.has(data.object)) names.set(data.object, name)
  }
  return names
}

/** `stop()`: ends the run under way, in whose step an operation calls it, after that step. */
export const stop: FunctionValue = row('stop()', (_, { session }) => {
  brianOf(session).running.at(-1)?.stop()
  return null
})
