/** The class `Network` (semantics §1.4). */
import type { Network } from '../../../network/index.ts'
import { Group } from '../../../network/group.ts'
import { slotsOf } from '../../../network/slots.ts'
import { withSpan } from '../../../network/with-span.ts'
import { seconds } from '../../../units/index.ts'
import { scalar } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type FunctionValue, list, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import { toRepr, toStr } from '../../print/show.ts'
import { given, keywordMap, rest } from '../arguments.ts'
import { methodWithPlainValues } from '../plain-values.ts'
import { method, type MethodRow, methods, row } from '../row.ts'
import { type BrianClass, brianData, dataOf, noSetter, own, wrap, wrapperOf } from './brian-class.ts'
import { membersIn, requireFresh, requireOwn } from './contents.ts'
import { keepMembers } from './foreign-task.ts'
import { nameOf } from './names.ts'
import { objectSet } from './object-set.ts'
import { partOf, partValue } from './parts.ts'
import { profilingInfo } from './profiling.ts'
import { runNetwork, runSignature } from './run.ts'
import { restoreNetwork, restoreSignature, storeNetwork, storeSignature } from './storing.ts'
import { schedulingSummary } from './scheduling-summary.ts'
import { waitingTime } from './standalone.ts'
import { brianOf, isNetworkObject, newNetwork, type Brian, type DataOf } from './state.ts'
import { networkReadSignature, networkStates, setNetworkStates, writeSignature } from './states.ts'

type NetworkData = DataOf<'network'>
type Member = Network['objects'][number]

/** `Network(G, M, name='net')`. */
export const network: FunctionValue = row(
  'Network(*objs, **kwds)',
  ([objects, keywords], site) => {
    const brian = brianOf(site.session)
    const object = newNetwork(brian, [], nameOf(nameKeyword(keywords), networkClass.stem, site))
    const value = wrap(networkClass, { object, contents: [] }, brian)
    add(own<'network'>(value), rest(objects), site)
    return value
  },
  { type: true },
)

function nameKeyword(keywords: Value | undefined): Value | undefined {
  const named = keywordMap(keywords)
  if ([...named.keys()].every(key => key === 'name')) return named.get('name')
  throw new PythonError('TypeError', "Only keyword argument to Network is 'name'.", { code: 'wrong-arguments' })
}

function add(data: NetworkData, values: readonly Value[], site: CallSite): void {
  const { object, contents } = data
  keepMembers(data, brianOf(site.session))
  for (const member of membersIn(values, site)) {
    requireFresh(member, site.span)
    if (contents.includes(member.value)) continue
    contents.push(member.value)
    if (isNetworkObject(member.data)) object.add(member.data.object)
  }
}

function remove(from: NetworkData, values: readonly Value[], site: CallSite): void {
  const { object, contents } = from
  keepMembers(from, brianOf(site.session))
  for (const { value, data } of membersIn(values, site)) {
    const index = contents.indexOf(value)
    if (index < 0) {
      throw new PythonError('KeyError', toRepr(value, site.session), { help: 'the network does not hold this object' })
    }
    contents.splice(index, 1)
    if (isNetworkObject(data)) object.remove(data.object)
  }
}

/** The script's value for what a network says is in it. */
function memberValue({ object, name, type, when, order }: Member, brian: Brian): ObjectValue {
  if (object.name === name) return wrapperOf(object, brian)
  const group = 'group' in object ? object.group : object
  if (!(group instanceof Group)) return wrapperOf(group, brian)
  return partValue(type, partOf(group, name, { when, order }), brian)
}

function membersOf({ objects }: Network, brian: Brian): ObjectValue[] {
  return objects.map(member => memberValue(member, brian))
}

const rows: readonly MethodRow<NetworkData>[] = [
  method('add(*objs)', (data, [objects], site) => {
    add(data, rest(objects), site)
    return null
  }),
  method('remove(*objs)', (data, [objects], site) => {
    remove(data, rest(objects), site)
    return null
  }),
  method(runSignature, (data, arguments_, site) => runNetwork(() => runnable(data, site), arguments_, site)),
  method(networkReadSignature, ({ object }, given_, site) => networkStates(statefulOf(object, site), given_, site)),
  method(writeSignature, ({ object }, given_, site) => setNetworkStates(statefulOf(object, site), given_, site)),
  method('stop()', ({ object }) => {
    object.stop()
    return null
  }),
  method(storeSignature, ({ object }, arguments_, site) => storeNetwork(object, arguments_, site)),
  method(restoreSignature, ({ object }, arguments_, site) => restoreNetwork(object, arguments_, site)),
  method('get_profiling_info()', ({ object }) => profilingInfo(object)),
  method('scheduling_summary()', ({ object }, _, { session }) => schedulingSummary(object, session)),
]

const networkMethods: ReadonlyMap<string, MethodRow<NetworkData>> = methods(rows.map(methodWithPlainValues))

/** The groups and monitors of a network, in the order of a step. */
export function statefulOf(network: Network, { session }: CallSite): readonly ObjectValue[] {
  return membersOf(network, brianOf(session)).filter(
    value => dataOf(value, 'group', 'state-monitor', 'spike-monitor', 'event-monitor', 'rate-monitor') !== undefined,
  )
}

/**
 * The network of a script, ready to run.
 *
 * @throws PythonError for an object that another network has run, or a part of a group that is not there
 */
function runnable({ object, contents }: NetworkData, { span }: CallSite): Network {
  const objects = contents.flatMap(value => {
    const data = brianData(value)
    return data !== undefined && isNetworkObject(data) ? [data.object] : []
  })
  requireOwn(objects, object, span)
  for (const value of contents) {
    const part = dataOf(value, 'part')?.object
    if (part === undefined || objects.some(each => each === part.group)) continue
    const message = `'${part.name}' has been included in the network but not the object on which it depends.`
    throw new PythonError('ValueError', message, { code: 'network', span, help: `add ${part.group.name} too` })
  }
  return object
}

const attributes: ReadonlyMap<string, (data: NetworkData, brian: Brian) => Value> = new Map<
  string,
  (data: NetworkData, brian: Brian) => Value
>([
  ['name', ({ object }) => str(object.name)],
  ['t', ({ object }, brian) => scalar(object.t + waitingTime(object, brian), 'float', seconds)],
  ['t_', ({ object }, brian) => object.t + waitingTime(object, brian)],
  ['schedule', ({ object }) => list(object.slots.map(str))],
  ['profiling_info', ({ object }) => profilingInfo(object)],
  ['objects', ({ contents }) => objectSet(contents)],
  ['sorted_objects', (data, brian) => list(membersOf(data.object, brian))],
])

export const networkClass: BrianClass<'network'> = {
  name: 'Network',
  takesAttributes: true,
  stem: 'network',
  kind: 'network',
  attribute: (object, name, { session }) => {
    const data = own<'network'>(object)
    return attributes.get(name)?.(data, brianOf(session)) ?? networkMethods.get(name)?.bind(data)
  },
  setAttribute: (object, name, value, site) => {
    if (name !== 'schedule') throw noSetter(name, 'Network')
    const data = own<'network'>(object)
    const slots = slotsOption(value, site)
    keepMembers(data, brianOf(site.session))
    data.object.slots = slots
  },
  attributeNames: () => [...attributes.keys(), ...networkMethods.keys()],
  item: (object, index, { session }) => {
    const name = isStr(index) ? index.text.text : undefined
    const member = name === undefined ? undefined : own<'network'>(object).object.get(name)
    if (member !== undefined) return memberValue(member, brianOf(session))
    if (name === undefined) {
      const message = `Need a name to access objects in a Network, got <class '${typeName(index)}'> instead`
      throw new PythonError('TypeError', message)
    }
    throw new PythonError('KeyError', `'No object with name "${name}" found'`, { code: 'unknown-name' })
  },
  contains: (object, item) => isStr(item) && own<'network'>(object).object.has(item.text.text),
  length: object => own<'network'>(object).object.objects.length,
  iterate: (object, { session }) => membersOf(own<'network'>(object).object, brianOf(session)),
  repr: (object, display) => {
    const { object: target, contents } = own<'network'>(object)
    const t = toStr(scalar(target.t, 'float', seconds), display)
    return `<Network at time t=${t}, containing objects: ${contents.map(each => toRepr(each, display)).join(', ')}>`
  },
}

/**
 * Slots of a step as the script gives them; None brings the usual ones back.
 *
 * @throws PythonError, or HillockError with its place, with Brian's sentence for what cannot be slots
 */
export function slotsOption(value: Value, { right, span }: CallSite): readonly string[] | undefined {
  if (!given(value)) return undefined
  const items = typeof value === 'object' && (value.kind === 'list' || value.kind === 'tuple') ? value.items : undefined
  const names = items?.flatMap(item => (isStr(item) ? [item.text.text] : []))
  if (names === undefined || names.length !== items?.length) {
    throw new PythonError('TypeError', 'Schedule has to be None or a sequence of scheduling slots', {
      span: right?.span,
    })
  }
  return withSpan(right?.span ?? span, () => slotsOf(names))
}
