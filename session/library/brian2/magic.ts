/** Which objects `run()` simulates, and whether it goes on or starts afresh (semantics §1.4). */
import type { Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { Span } from '../../../diagnostics/index.ts'
import type { EngineNetwork, EngineObject } from './engine.ts'
import { brianData } from './object-names.ts'
import { brianOf, type Brian, type BrianData } from './state.ts'

/** What is bound to variables now: each object once, with its first variable, in order of creation. */
export function collectObjects(
  session: Session,
): ReadonlyMap<EngineObject, { readonly data: BrianData; readonly variable: string }> {
  const { scope } = brianOf(session)
  const found = new Map<EngineObject, { data: BrianData; variable: string }>()
  for (const { name, value } of session.scope.bindings.values()) {
    const data = value === undefined ? undefined : brianData(value)
    if (data !== undefined && data.scope === scope && !found.has(data.object))
      found.set(data.object, { data, variable: name })
  }
  return new Map([...found].toSorted(([, a], [, b]) => a.data.serial - b.data.serial))
}

/**
 * The network to run: the present one, grown by new monitors, or a new one.
 *
 * @throws PythonError MagicError where objects of the last run and new ones meet
 */
export function magicNetwork(session: Session, span: Span): EngineNetwork {
  const brian = brianOf(session)
  const found = [...collectObjects(session).values()].map(({ data }) => data)
  const groups = found.filter(data => data.kind === 'group')
  const monitors = found.filter(data => data.kind !== 'group')
  const known = groups.filter(({ object }) => brian.current?.objects.has(object) === true)
  if (known.length > 0 && known.length < groups.length) throw mixture(groups, known, span)
  const present = new Set<EngineObject>(groups.map(({ object }) => object))
  const watched = monitors.filter(({ object }) => present.has(object.group))
  reportOrphans(monitors, watched, session, span)
  const objects = [...groups, ...watched].map(({ object }) => object)
  if (known.length > 0 && brian.current !== undefined) return grown(brian.current, objects)
  const network = brian.engine.network(objects, brian.streams)
  brian.current = { network, objects: new Set(objects) }
  return network
}

function grown(current: NonNullable<Brian['current']>, objects: readonly EngineObject[]): EngineNetwork {
  const added = objects.filter(object => !current.objects.has(object))
  if (added.length > 0) current.network.add(...added)
  for (const object of added) current.objects.add(object)
  return current.network
}

function names(list: readonly BrianData[]): string {
  return list.map(({ object }) => `'${object.name}'`).join(', ')
}

function mixture(groups: readonly BrianData[], known: readonly BrianData[], span: Span): PythonError {
  const fresh = groups.filter(group => !known.includes(group))
  const message = `The magic network contains a mix of objects that has been run before and new objects, Brian does not know whether you want to start a new simulation or continue an old one. Consider explicitly creating a Network object. Objects that have been run before: ${names(known)}; new: ${names(fresh)}.`
  return new PythonError('MagicError', message, {
    span,
    help: 'start_scope() before making the new objects starts a new simulation',
  })
}

function reportOrphans(
  monitors: readonly BrianData[],
  watched: readonly BrianData[],
  session: Session,
  span: Span,
): void {
  for (const monitor of monitors) {
    if (watched.includes(monitor) || monitor.kind === 'group') continue
    const message = `'${monitor.object.name}' has been included in the network but not the object on which it depends; it records nothing in this run`
    session.noteOnce('network', span, message, `bind the group '${monitor.object.group.name}' to a variable`)
  }
}
