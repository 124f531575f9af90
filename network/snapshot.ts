/** What a network is at a moment, as plain data: what `store` keeps and `restore` puts back (semantics §10.6). */
import { error, HillockError, type Span } from '../diagnostics/index.ts'
import type { NumberArray } from '../host/running.ts'
import type { Clock } from './clock.ts'
import type { Description } from './describe.ts'
import type { StreamsState } from './streams.ts'

/** Values by name; what is an array there is one here. */
export type NamedArrays = ReadonlyMap<string, NumberArray>

/** Everything that a run changes. Spike queues of synapses will be arrays of their object, as state variables are. */
export interface Snapshot {
  /** Seconds of model time. */
  readonly t: number
  readonly clocks: ReadonlyMap<string, { readonly dt: number; readonly timestep: number }>
  /** Groups: their stored variables, and spikes that they are given. Monitors: what they have recorded. */
  readonly objects: ReadonlyMap<string, NamedArrays>
  readonly random: StreamsState & {
    /** The epoch of the network's noise; undefined before its first run. */
    readonly own: number | undefined
  }
}

/** The state of what is in a network. */
export function contentsOf({ groups, monitors }: Description): Snapshot['objects'] {
  return new Map([...groups, ...monitors].map(object => [object.name, object.contents()]))
}

/** @throws HillockError `network` with Brian's sentence where other objects are in the network than in the snapshot */
export function requireSameObjects({ groups, monitors, clocks }: Description, snapshot: Snapshot, span?: Span): void {
  const present = new Set([...groups, ...monitors, ...clocks].map(({ name }) => name))
  const stored = new Set([...snapshot.objects.keys(), ...snapshot.clocks.keys()])
  const rule = 'Note that the names of all objects have to be identical to the names when they were stored.'
  const unstored = [...present].find(name => !stored.has(name))
  if (unstored !== undefined)
    throw refused(`KeyError: Stored state does not have a stored state for '${unstored}'. ${rule}`, span)
  const absent = [...stored].filter(name => !present.has(name))
  if (absent.length === 0) return
  const list = absent.join(', ')
  throw refused(
    `KeyError: The stored state contains the state of the following objects which were not present in the network: ${list}. ${rule}`,
    span,
  )
}

/**
 * Puts back what objects held.
 *
 * @throws HillockError `network`, before anything is changed, for arrays that do not fit
 */
export function refill({ groups, monitors, clocks }: Description, snapshot: Snapshot, span?: Span): void {
  const objects = [...groups, ...monitors]
  const contents = (name: string): NamedArrays => snapshot.objects.get(name) ?? new Map()
  for (const object of objects) {
    if (object.fits(contents(object.name))) continue
    throw refused(
      `the stored state of '${object.name}' is of other variables, another size or other floats than it has now`,
      span,
    )
  }
  for (const object of objects) object.refill(contents(object.name))
  for (const clock of clocks) refillClock(clock, snapshot)
}

function refillClock(clock: Clock, { clocks }: Snapshot): void {
  const stored = clocks.get(clock.name)
  if (stored !== undefined) clock.restore(stored)
}

/** Whether two sets of arrays have the same names, types and lengths, or lengths that grow. */
export function sameArrays(present: NamedArrays, stored: NamedArrays, growing = false): boolean {
  if (present.size !== stored.size) return false
  return [...present].every(([name, array]) => {
    const other = stored.get(name)
    return other?.constructor === array.constructor && (growing || other.length === array.length)
  })
}

function refused(message: string, span: Span | undefined): HillockError {
  return new HillockError([error('network', span, message)])
}
