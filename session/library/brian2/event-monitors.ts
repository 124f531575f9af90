/** The classes `SpikeMonitor` and `EventMonitor` (semantics §8.2). */
import { EventMonitor, SpikeMonitor, type VariableOwner } from '../../../network/index.ts'
import { dimensionless, seconds } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  type DictValue,
  type FunctionValue,
  namedDict,
  type ObjectValue,
  str,
  tuple,
  type Value,
} from '../../evaluate/values.ts'
import { argumentPlace, flag, given, text } from '../arguments.ts'
import { methodWithPlainValues } from '../plain-values.ts'
import { method, type MethodRow, methods, row } from '../row.ts'
import { withAddedAttributes } from './added-attributes.ts'
import { type BrianClass, noAttribute, own, wrap } from './brian-class.ts'
import { nameOf } from './names.ts'
import { eventName } from './operations.ts'
import { objectSet } from './object-set.ts'
import { eventRates, smoothedEvents } from './rates.ts'
import {
  amongRecords,
  commonAttributes,
  lengthView,
  listView,
  recordedView,
  setOfMonitor,
  timesView,
  variableArray,
  variableNames,
} from './recorded.ts'
import { ownerOf } from './owner.ts'
import { brianOf, type Brian, type DataOf } from './state.ts'
import { monitorStates } from './states.ts'
import { orderOption, whenOption } from './time-option.ts'
import type { ViewData } from './variable-view.ts'

type Kind = 'spike-monitor' | 'event-monitor'
type EventData = DataOf<Kind>

/** `SpikeMonitor(source)`. */
export const spikeMonitor: FunctionValue = row(
  'SpikeMonitor(source, variables=None, record=True, when=None, order=None, name=None)',
  ([source = null, variables, record, when, order, name], site) => {
    const group = sourceOption('SpikeMonitor', source, site)
    const options = {
      ...variablesOption(variables, group, 1, site),
      ...commonOptions({ record, when, order }, site),
      name: nameOf(name, spikeMonitorClass.stem, site),
    }
    const object = new SpikeMonitor(group, options)
    return wrap(spikeMonitorClass, { object, record: record ?? true }, brianOf(site.session))
  },
  { type: true, later: ['codeobj_class'] },
)

/** `EventMonitor(source, event)`. */
export const eventMonitor: FunctionValue = row(
  'EventMonitor(source, event, variables=None, record=True, when=None, order=None, name=None)',
  ([source = null, event = null, variables, record, when, order, name], site) => {
    const group = sourceOption('EventMonitor', source, site)
    const options = {
      ...variablesOption(variables, group, 2, site),
      ...commonOptions({ record, when, order }, site),
      name: nameOf(name, eventMonitorClass.stem, site),
    }
    const object = new EventMonitor(group, eventName(event, site), options)
    return wrap(eventMonitorClass, { object, record: record ?? true }, brianOf(site.session))
  },
  { type: true, later: ['codeobj_class'] },
)

function sourceOption(called: string, source: Value, site: CallSite): VariableOwner {
  const group = ownerOf(source)
  if (group !== undefined) return group
  const message = `${called} can only monitor groups producing spikes (such as NeuronGroup), but the given argument is of type <class '${typeName(source)}'>.`
  throw new PythonError('TypeError', message, { span: site.argument(0) })
}

function variablesOption(
  value: Value | undefined,
  group: VariableOwner,
  place: number,
  site: CallSite,
): { readonly variables?: readonly string[] } {
  if (!given(value)) return {}
  const span = argumentPlace('variables', place, site)
  const names = variableNames(value, group, span, site, name => [
    'ValueError',
    `'${name}' is not a variable of the recorded group`,
  ])
  return { variables: names }
}

function commonOptions(
  { record, when, order }: Readonly<Record<'record' | 'when' | 'order', Value | undefined>>,
  site: CallSite,
): { readonly record: boolean; readonly when?: string; readonly order?: number; readonly span: CallSite['span'] } {
  return {
    record: flag(record, true, site),
    ...(given(when) && whenOption(when, site)),
    ...orderOption(order, site),
    span: site.span,
  }
}

const monitorIn = (object: ObjectValue): EventMonitor => own<Kind>(object).object

function viewOf(monitor: EventMonitor, name: string): ViewData | undefined {
  const names = recorded(monitor)
  const found = plainViewOf(monitor, name)
  if (found === undefined || !names.includes(name)) return found
  return amongRecords(found, monitor, names, each => plainViewOf(monitor, each))
}

function plainViewOf(monitor: EventMonitor, name: string): ViewData | undefined {
  switch (name) {
    case 't':
      return monitor.keeps ? timesView(monitor, () => monitor.t) : undefined
    case 'i':
      return monitor.keeps ? listView(monitor, 'i', dimensionless, () => array(monitor.i)) : undefined
    case 'count':
      return listView(monitor, 'count', dimensionless, () => array(monitor.count))
    case 'N':
      return lengthView(monitor)
    default:
  }
  if (!monitor.variables.includes(name)) return undefined
  const { dimension = dimensionless } = monitor.source.variables.get(name) ?? {}
  return listView(monitor, name, dimension, () => variableArray(monitor.source, name, monitor.samples(name)))
}

type Attribute = (data: EventData, brian: Brian) => Value | undefined

const attributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ...commonAttributes,
  ['event', ({ object }) => str(object.event)],
  ['record', ({ record }) => record],
  ['record_variables', ({ object }) => objectSet(recorded(object).map(str))],
  ['num_events', ({ object }) => array(Int32Array.of(object.length), [], 'integer')],
  [
    'num_spikes',
    ({ kind, object }) => (kind === 'spike-monitor' ? array(Int32Array.of(object.length), [], 'integer') : undefined),
  ],
  [
    'it',
    ({ object }) =>
      pair(
        recordedView('i', name => viewOf(object, name)),
        recordedView('t', name => viewOf(object, name)),
      ),
  ],
  [
    'it_',
    ({ object }) =>
      pair(
        recordedView('i', name => viewOf(object, name)),
        recordedView('t_', name => viewOf(object, name)),
      ),
  ],
])

function pair(first: Value | undefined, second: Value | undefined): Value | undefined {
  return first === undefined || second === undefined ? undefined : tuple([first, second])
}

function recorded({ keeps, variables }: EventMonitor): readonly string[] {
  return keeps ? ['i', 't', ...variables] : variables
}

/** The values of what was recorded for each neuron, by its index. */
function trains(monitor: EventMonitor, name: string): DictValue {
  if (!monitor.keeps) {
    const message = 'Indices and times have not been recorded.Set the record argument to True to record them.'
    throw new PythonError('AttributeError', message)
  }
  const all = valuesOf(monitor, name)
  const places = Array.from(monitor.count, (): number[] => [])
  monitor.i.forEach((neuron, k) => places[neuron]?.push(k))
  const entries = places.map((own, neuron) => {
    const data = all.data.slice(0, own.length)
    own.forEach((place, k) => (data[k] = all.data[place] ?? 0))
    return [neuron, { key: BigInt(neuron), value: { ...all, data, shape: [own.length] } as Value }] as const
  })
  return { kind: 'dict', entries: new Map(entries) }
}

function valuesOf(monitor: EventMonitor, name: string): ArrayValue {
  if (name === 't') return array(monitor.t, undefined, 'float', seconds)
  if (name === 'i') return array(monitor.i)
  if (monitor.variables.includes(name)) return variableArray(monitor.source, name, monitor.samples(name))
  throw new PythonError('KeyError', `'State variable ${name} not found.'`, {
    code: 'unknown-name',
    help: `it records ${recorded(monitor).join(', ')}`,
  })
}

function everyTrain(monitor: EventMonitor): DictValue {
  const names = ['t', ...monitor.variables]
  return namedDict(names.map(name => [name, trains(monitor, name)] as const))
}

const eventMethods: readonly MethodRow<EventMonitor>[] = [
  method('event_trains()', monitor => trains(monitor, 't')),
  method('values(var)', (monitor, [variable]) => trains(monitor, text(variable, 'var'))),
  method('all_values()', everyTrain),
  method('binned_rate(bin_size)', (monitor, [size = null], site) => eventRates(monitor, size, site)),
  method("smooth_rate(window='gaussian', width=None)", (monitor, [window, width], site) =>
    smoothedEvents(monitor, window, width, site),
  ),
  ...monitorStates<EventMonitor>(monitor => [...stateNames(monitor), 'count', 'N']),
]

/** Brian's order: variables besides times come in between. */
function stateNames({ keeps, variables }: EventMonitor): readonly string[] {
  if (!keeps) return variables
  return variables.length === 0 ? ['t', 'i'] : ['i', 't', ...variables]
}
const spikeMethods: readonly MethodRow<EventMonitor>[] = [
  ...eventMethods,
  method('spike_trains()', monitor => trains(monitor, 't')),
]

function monitorClass<Of extends Kind>(
  row: Pick<BrianClass<Of>, 'name' | 'stem' | 'kind' | 'repr'>,
  rows: readonly MethodRow<EventMonitor>[],
): BrianClass<Of> {
  const byName = methods(rows.map(methodWithPlainValues))
  const namesIn = (monitor: EventMonitor): string[] => [
    'count',
    'N',
    ...recorded(monitor),
    ...attributes.keys(),
    ...byName.keys(),
  ]
  return withAddedAttributes({
    ...row,
    attribute: (object, name, { session }) => {
      const data = own<Kind>(object)
      const found =
        attributes.get(name)?.(data, brianOf(session)) ??
        byName.get(name)?.bind(data.object) ??
        recordedView(name, each => viewOf(data.object, each))
      if (found === undefined) throw noAttribute(name, row.name, namesIn(data.object))
      return found
    },
    setAttribute: (object, name, value, site) => {
      const monitor = monitorIn(object)
      setOfMonitor(monitor, name, namesIn(monitor), value, site)
    },
    attributeNames: object => namesIn(monitorIn(object)),
    length: object => monitorIn(object).length,
  })
}

export const spikeMonitorClass: BrianClass<'spike-monitor'> = monitorClass(
  {
    name: 'SpikeMonitor',
    stem: 'spikemonitor',
    kind: 'spike-monitor',
    repr: object => `<SpikeMonitor, recording from '${monitorIn(object).name}'>`,
  },
  spikeMethods,
)

export const eventMonitorClass: BrianClass<'event-monitor'> = monitorClass(
  {
    name: 'EventMonitor',
    stem: 'eventmonitor',
    kind: 'event-monitor',
    repr: object => `<EventMonitor, recording event '${monitorIn(object).event}' from '${monitorIn(object).name}'>`,
  },
  eventMethods,
)
