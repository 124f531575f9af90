/**
 * A simulation that the script builds itself, as `set_device('cpp_standalone', build_on_run=False)` asks for: what it says of
 * objects that are to run waits for `device.build()`, which carries it out in order. `device.run()` carries all of it out anew from
 * the beginning, with other values put in before the first run.
 */
import { HillockError, type Diagnostic } from '../../../diagnostics/index.ts'
import { Group } from '../../../network/group.ts'
import { Monitor } from '../../../network/monitor.ts'
import type { Network, RunOptions, VariableOwner } from '../../../network/index.ts'
import { seconds, type Quantity } from '../../../units/index.ts'
import type { Span } from '../../../diagnostics/index.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { Value } from '../../evaluate/values.ts'
import { keepState, keepValues, touchedBy } from './foreign-task.ts'
import type { Brian } from './state.ts'

/** A thing that was said. */
export type Said =
  | { readonly kind: 'values'; done: boolean; readonly carryOut: () => void }
  /** Here other values are put in. */
  | { readonly kind: 'arguments'; done: boolean }
  | RunSaid

interface RunSaid {
  readonly kind: 'run'
  done: boolean
  readonly network: Network
  readonly duration: number
  /** What a step was to do when it was said. */
  readonly schedule: string
  readonly span: Span
  readonly carryOut: () => Promise<Value>
}

export interface Standalone {
  readonly said: Said[]
  /** By what was changed: puts back what it was before anything was said of it. */
  readonly beginnings: Map<object, () => void>
  built: boolean
  hasRun: boolean
  /** What was said is being carried out, and not noted again. */
  busy: boolean
}

export const newStandalone = (): Standalone => ({
  said: [],
  beginnings: new Map(),
  built: false,
  hasRun: false,
  busy: false,
})

/** Sets values, or makes synapses: at once, unless a run waits that is to come before. */
export function sayOf(owner: VariableOwner, brian: Brian, carryOut: () => void, span: Span): void {
  const { standalone } = brian
  if (standalone === undefined || standalone.busy || standalone.hasRun) {
    keepValues(owner, brian)
    carryOut()
    return
  }
  noteBeginnings(touchedBy(owner), standalone)
  const waits = isWaiting(owner, brian)
  if (standalone.built && waits) throw tooLate(owner, span)
  if (!waits) {
    keepValues(owner, brian)
    carryOut()
  }
  standalone.said.push({ kind: 'values', done: !waits, carryOut })
}

function tooLate({ name }: VariableOwner, span: Span): PythonError {
  return new PythonError('RuntimeError', `'${name}' is set after device.build(), which device.run() would not see`, {
    code: 'network',
    span,
    help: 'set it before device.build(), or write device.run(run_args={G.v: value})',
  })
}

/** Chooses a seed, from which the runs behind it draw. */
export function saySeed(brian: Brian, carryOut: () => void): void {
  carryOut()
  const { standalone } = brian
  if (standalone === undefined || standalone.busy || standalone.built) return
  standalone.said.push({ kind: 'values', done: !isPending(standalone), carryOut })
}

/** A run that is to be carried out later. */
export function sayRun(
  network: Network,
  duration: Quantity,
  { namespace, span }: RunOptions & { readonly span: Span },
  standalone: Standalone,
  carryOut: () => Promise<Value>,
): void {
  if (standalone.built) throw builtBefore()
  const wrong: Diagnostic[] = []
  network.check({ namespace, onDiagnostic: each => void (each.severity === 'error' && wrong.push(each)) })
  if (wrong.length > 0) throw new HillockError(wrong)
  noteBeginnings(objectsOf(network), standalone)
  const steps = new Map(network.objects.map(({ clock }) => [clock, clock.dt]))
  standalone.said.push({
    kind: 'run',
    done: false,
    network,
    duration: duration.value,
    schedule: scheduleText(network),
    span,
    carryOut: () => {
      for (const [clock, dt] of steps) if (clock.dt !== dt) clock.dt = { value: dt, dimension: seconds }
      return carryOut()
    },
  })
}

/** Seconds of runs of a network that wait; while they are carried out, its time is its own. */
export function waitingTime(network: Network, { standalone }: Brian): number {
  if (standalone?.busy === true) return 0
  return waiting(standalone).reduce((sum, each) => (each.network === network ? sum + each.duration : sum), 0)
}

/**
 * Before something is read.
 *
 * @throws PythonError with Brian's sentence where a run waits that decides on it
 */
export function requireSimulated(object: VariableOwner | Monitor, brian: Brian): void {
  if (!isWaiting(object instanceof Monitor ? object.source : object, brian)) return
  const message = 'Cannot retrieve the values of state variables in standalone code before the simulation has been run.'
  throw new PythonError('NotImplementedError', message, {
    code: 'network',
    help: 'device.build() runs what was said so far',
  })
}

/** Carries out what waits; `change` puts other values in before the first run. */
export async function carryOut(brian: Brian, change: () => void): Promise<void> {
  const { standalone } = brian
  if (standalone === undefined) return
  const { said } = standalone
  const isChanged = said.some(({ kind, done }) => kind === 'arguments' && done)
  let applied = isChanged
  const apply = (): void => {
    if (!applied) change()
    applied = true
  }
  standalone.busy = true
  try {
    for (const each of said) {
      if (each.done) continue
      if (each.kind === 'arguments') apply()
      else if (each.kind === 'values') each.carryOut()
      else {
        apply()
        requireSame(each)
        keepState(each.network, brian)
        await each.carryOut()
      }
      each.done = true
    }
  } finally {
    standalone.busy = false
  }
  standalone.hasRun = true
}

/** Carries out everything anew from the beginning. */
export async function carryOutAnew(brian: Brian, change: () => void): Promise<void> {
  const { standalone, streams } = brian
  if (standalone === undefined) return
  const { said, beginnings } = standalone
  const networks = new Set(said.flatMap(each => (each.kind === 'run' ? [each.network] : [])))
  for (const network of networks) keepState(network, brian)
  for (const putBack of beginnings.values()) putBack()
  for (const network of networks) network.rewind()
  for (const each of said) each.done = false
  // Who chooses a seed for it draws no other numbers of his own because of that.
  const before = streams.state
  const { generation } = streams
  await carryOut(brian, change)
  if (streams.generation !== generation) streams.restore(before)
}

/** What Brian says to who builds twice. */
export function builtBefore(): PythonError {
  const message =
    'The network has already been built and run before. To build several simulations in the same script, call "device.reinit()" and "device.activate()". Note that you will have to set build options (e.g. the directory) and defaultclock.dt again.'
  return new PythonError('RuntimeError', message, { code: 'network' })
}

function requireSame({ network, schedule, span }: RunSaid): void {
  if (scheduleText(network) === schedule) return
  throw unsupported('a run that is built with other objects or settings than it was said with is not yet Hillock', {
    span,
    help: 'make all objects, operations and settings before the first run(), or leave build_on_run=False out',
  })
}

function scheduleText(network: Network): string {
  return JSON.stringify(network.schedule().map(({ name, when, order, active }) => [name, when, order, active]))
}

function waiting(standalone: Standalone | undefined): readonly RunSaid[] {
  return standalone?.said.flatMap(each => (each.kind === 'run' && !each.done ? [each] : [])) ?? []
}

/** Whether anything waits to be built. */
export function isPending(standalone: Standalone | undefined): boolean {
  return waiting(standalone).length > 0
}

/** Whether a run waits that decides on values of this object. */
function isWaiting(owner: VariableOwner, { standalone }: Brian): boolean {
  if (standalone === undefined || standalone.busy) return false
  const runs = waiting(standalone)
  return runs.length > 0 && touchedBy(owner).some(object => runs.some(({ network }) => network.groups.includes(object)))
}

function objectsOf(network: Network): readonly (Group | Monitor)[] {
  const found = new Set<unknown>(network.objects.map(({ object }) => object))
  return [...found].flatMap(object => (object instanceof Group || object instanceof Monitor ? [object] : []))
}

function noteBeginnings(objects: readonly (Group | Monitor)[], { beginnings }: Standalone): void {
  for (const object of objects) {
    if (beginnings.has(object)) continue
    const contents = object.contents()
    beginnings.set(object, () => object.refill(contents))
  }
}
