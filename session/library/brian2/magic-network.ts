/** `magic_network`, as far as scripts see it: what `run()` simulates (semantics §1.4). */
import { defaultSlots } from '../../../compiler/index.ts'
import { seconds } from '../../../units/index.ts'
import { scalar } from '../../arrays/array.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { typeName } from '../../evaluate/types.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  isStr,
  type FunctionValue,
  list,
  type ObjectType,
  type ObjectValue,
  str,
  type Value,
} from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { dataOf, noSetter } from './brian-class.ts'
import { magicNetwork, magicPreview } from './magic.ts'
import { slotsOption, statefulOf } from './network.ts'
import { objectSet } from './object-set.ts'
import { profilingInfo } from './profiling.ts'
import { run, stop } from './run.ts'
import { restore, store } from './storing.ts'
import { schedulingSummary } from './scheduling-summary.ts'
import { brianOf } from './state.ts'
import { networkReadSignature, networkStates, setNetworkStates, writeSignature } from './states.ts'

/** `magic_network.scheduling_summary()`: of what `run()` would simulate now. */
const summary: FunctionValue = row('scheduling_summary()', (_, { session, span }) =>
  schedulingSummary(magicPreview(session, span), session),
)

/** `scheduling_summary(net)`: of a network, or of what `run()` would simulate now. */
export const summaryOf: FunctionValue = row('scheduling_summary(net=None)', ([net], site) => {
  if (!given(net) || net === magicNetworkValue) return summary.call([], site)
  const network = dataOf(net, 'network')?.object
  if (network !== undefined) return schedulingSummary(network, site.session)
  throw new PythonError('AttributeError', `'${typeName(net)}' object has no attribute 'scheduling_summary'`, {
    span: site.argument(0),
    help: 'give it a Network',
  })
})

/** `MagicNetwork`: there is one already. */
export const magicNetworkClass: FunctionValue = row(
  'MagicNetwork()',
  () => {
    throw new PythonError('ValueError', 'There can be only one MagicNetwork.')
  },
  { type: true },
)

const fixed = (signature: string): FunctionValue =>
  row(signature, () => {
    throw new PythonError('MagicError', 'Cannot directly modify MagicNetwork')
  })

const getStates = row(networkReadSignature, (given, site) => networkStates(statefulNow(site), given, site))
const setStates = row(writeSignature, (given, site) => setNetworkStates(statefulNow(site), given, site))

/** The groups and monitors that `run()` would simulate. */
const statefulNow = (site: CallSite): readonly ObjectValue[] => statefulOf(magicNetwork(site.session, site.span), site)

const functions: ReadonlyMap<string, FunctionValue> = new Map(
  [run, stop, summary, store, restore, getStates, setStates, fixed('add(*objs)'), fixed('remove(*objs)')].map(each => [
    each.name,
    each,
  ]),
)

/** What was run and is kept; between runs Brian's magic network holds nothing. */
const attributes: ReadonlyMap<string, (session: Session) => Value> = new Map<string, (session: Session) => Value>([
  ['name', () => str('magicnetwork')],
  ['t', session => scalar(timeOf(session), 'float', seconds)],
  ['t_', timeOf],
  ['profiling_info', session => profilingInfo(brianOf(session).current?.network)],
  ['objects', () => objectSet([])],
  ['sorted_objects', () => list([])],
  ['schedule', session => list((brianOf(session).magicSlots ?? defaultSlots).map(str))],
])

function timeOf(session: Session): number {
  return brianOf(session).current?.network.t ?? 0
}

function setAttribute(_: ObjectValue, name: string, value: Value, site: CallSite): void {
  if (name !== 'schedule') throw noSetter(name, 'MagicNetwork')
  const brian = brianOf(site.session)
  brian.magicSlots = slotsOption(value, site)
  if (brian.current !== undefined) brian.current.network.slots = brian.magicSlots
}

const magicNetworkType: ObjectType = {
  name: 'MagicNetwork',
  attribute: (_, name, { session }) => attributes.get(name)?.(session) ?? functions.get(name),
  setAttribute,
  attributeNames: () => [...attributes.keys(), ...functions.keys()],
  item: (_, index) => {
    const name = isStr(index) ? index.text.text : '…'
    throw new PythonError('KeyError', `'No object with name "${name}" found'`, { code: 'unknown-name' })
  },
  length: () => 0,
  iterate: () => [],
  repr: () => 'MagicNetwork()',
}

export const magicNetworkValue: ObjectValue = { kind: 'object', type: magicNetworkType, data: undefined }
