/** Which objects `run()` simulates, and whether it goes on or starts afresh (semantics §1.4). */
import type { Span } from '../../../diagnostics/index.ts'
import type { Network, NetworkObject } from '../../../network/index.ts'
import type { Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { visibleBindings } from '../../evaluate/visible.ts'
import type { FunctionValue, ObjectValue } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { brianData } from './brian-class.ts'
import { requireOwn } from './contents.ts'
import { objectSet } from './object-set.ts'
import { brianOf, type DataOf, isMember, type MemberData, newNetwork, type Brian } from './state.ts'

/** An object of a network with the script's value for it. */
interface Found {
  readonly value: ObjectValue
  readonly data: Exclude<MemberData, DataOf<'subgroup'>>
}

type OrphanData = Exclude<Found['data'], DataOf<'group' | 'operation'>>

/** What is bound to variables now: each object once, in order of creation. */
function collected(session: Session): Found[] {
  const { scope } = brianOf(session)
  const found = new Map<ObjectValue, Found>()
  for (const { value } of visibleBindings(session)) {
    const data = brianData(value)
    // A subgroup goes with its group, and brings nothing of its own.
    if (data === undefined || !isMember(data) || data.kind === 'subgroup' || data.scope !== scope) continue
    found.set(value as ObjectValue, { value: value as ObjectValue, data })
  }
  return [...found.values()].toSorted((a, b) => a.data.serial - b.data.serial)
}

/** `collect()`: the objects that `run()` would simulate. */
export const collect: FunctionValue = row('collect(level=0)', (_, { session }) =>
  objectSet(collected(session).map(({ value }) => value)),
)

/** `start_scope()`: `run()` does not see the objects made so far any more. */
export const startScope: FunctionValue = row('start_scope()', (_, site) => {
  brianOf(site.session).scope++
  return null
})

/**
 * The network to run: the present one, with what is bound now, or a new one.
 *
 * @throws PythonError MagicError where objects of the last run and new ones meet
 */
export function magicNetwork(session: Session, span: Span): Network {
  const brian = brianOf(session)
  const { objects, values, goesOn } = gathered(session, span)
  const before = goesOn ? brian.current : undefined
  requireOwn(objects, before?.network, span)
  const network = before?.network ?? emptyNetwork(brian)
  const gone = before?.objects.filter(object => !objects.includes(object)) ?? []
  network.remove(...gone)
  network.add(...objects.filter(object => !before?.objects.includes(object)))
  brian.current = { network, objects, known: new Set([...(before?.known ?? []), ...values]) }
  return network
}

/** The network that `run()` would simulate now, to be looked at. */
export function magicPreview(session: Session, span: Span): Network {
  const brian = brianOf(session)
  const { objects, goesOn } = gathered(session, span)
  if (goesOn) return magicNetwork(session, span)
  const network = emptyNetwork(brian)
  network.add(...objects)
  return network
}

function emptyNetwork(brian: Brian): Network {
  const network = newNetwork(brian, [], 'magicnetwork')
  network.slots = brian.magicSlots
  return network
}

interface Gathered {
  readonly objects: readonly NetworkObject[]
  /** The script's values for them and for what belongs to them. */
  readonly values: readonly ObjectValue[]
  /** Whether they are those of the last run, so that time goes on. */
  readonly goesOn: boolean
}

function gathered(session: Session, span: Span): Gathered {
  const brian = brianOf(session)
  const found = collected(session)
  const groups = found.flatMap(({ value, data }) => (data.kind === 'group' ? [{ value, data }] : []))
  const present = new Set(groups.map(({ data }) => data.object))
  const calls = found.flatMap(({ value, data }) => (data.kind === 'operation' ? [{ value, object: data.object }] : []))
  const others = found.flatMap(({ value, data }) =>
    data.kind === 'group' || data.kind === 'operation' ? [] : [{ value, data }],
  )
  const watched = others.filter(({ data }) => present.has(data.object.group))
  reportOrphans(
    others.filter(each => !watched.includes(each)).map(({ data }) => data),
    session,
    span,
  )
  const monitors = watched.flatMap(({ value, data }) => (data.kind === 'part' ? [] : [{ value, object: data.object }]))
  const objects = [...groups.map(({ data }) => data.object), ...[...monitors, ...calls].map(({ object }) => object)]
  // Monitors may join a simulation that goes on; a group may not, nor may something new that it is to do.
  const inputs = watched.flatMap(({ value, data }) => (data.kind === 'input' ? [value] : []))
  const deciding = [
    ...groups.flatMap(({ value, data }) => [value, ...data.operations]),
    ...inputs,
    ...calls.map(({ value }) => value),
  ]
  const known = deciding.filter(value => brian.current?.known.has(value) === true)
  const fresh = deciding.filter(value => !known.includes(value) && !ranElsewhere(value, brian))
  if (known.length > 0 && fresh.length > 0) throw mixture(known, fresh, span)
  return {
    objects,
    values: [...new Set([...deciding, ...monitors.map(({ value }) => value)])],
    goesOn: known.length > 0,
  }
}

/** Whether an object, or the group it belongs to, was run by another network. */
function ranElsewhere(value: ObjectValue, { current }: Brian): boolean {
  const data = brianData(value)
  const network =
    data?.kind === 'group' || data?.kind === 'input' || data?.kind === 'operation'
      ? data.object.network
      : data?.kind === 'part'
        ? data.object.group.network
        : undefined
  return network !== undefined && network !== current?.network
}

function names(values: readonly ObjectValue[]): string {
  return values.map(value => `'${brianData(value)?.object.name}'`).join(', ')
}

function mixture(known: readonly ObjectValue[], fresh: readonly ObjectValue[], span: Span): PythonError {
  const message =
    'The magic network contains a mix of objects that has been run before and new objects, Brian does not know whether you want to start a new simulation or continue an old one. Consider explicitly creating a Network object. Also note that you can find out which objects will be included in a magic network with the collect() function.'
  return new PythonError('MagicError', message, {
    span,
    notes: [{ message: `run before: ${names(known)}; new: ${names(fresh)}` }],
    help: 'start_scope() before making the new objects starts a new simulation',
  })
}

function reportOrphans(orphans: readonly OrphanData[], session: Session, span: Span): void {
  for (const { kind, object } of orphans) {
    const what = kind === 'part' || kind === 'input' ? 'does nothing' : 'records nothing'
    const message = `'${object.name}' has been included in the network but not the object on which it depends; it ${what} in this run`
    session.noteOnce('network', span, message, `bind the group '${object.group.name}' to a variable`)
  }
}
