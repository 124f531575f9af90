/** The classes `StateMonitor` and `SpikeMonitor` and what a script can do with their objects (semantics §8). */
import { didYouMean, suggest, type Span } from '../../../diagnostics/index.ts'
import { dimensionless, seconds } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/subscript.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  str,
  tuple,
  type DictValue,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { given, text } from '../arguments.ts'
import { method, row } from '../row.ts'
import type { EngineGroup, EngineSpikeMonitor, EngineStateMonitor } from './engine.ts'
import { groupAttributesLater, notYet } from './later.ts'
import { groupOf, nameOption, timeOption } from './neuron-group.ts'
import { freeName } from './object-names.ts'
import { brianOf, type BrianData } from './state.ts'
import { unitless, view, type ViewData } from './variable-view.ts'

type StateData = Extract<BrianData, { kind: 'state-monitor' }>
type SpikeData = Extract<BrianData, { kind: 'spike-monitor' }>

/** `StateMonitor(source, variables, record)`. */
export const stateMonitor: FunctionValue = row(
  'StateMonitor(source, variables, record, dt=None, name=None)',
  ([source = null, variables = null, record = null, dt, name], site) => {
    const brian = brianOf(site.session)
    const group = groupOf(source)
    if (group === undefined || typeof source !== 'object') {
      throw new PythonError('TypeError', `a StateMonitor records from a group, not from '${typeName(source)}'`, {
        span: site.argument(0),
      })
    }
    const options = {
      record: recordOption(record, group.object, site),
      ...(given(dt) && { dt: timeOption('dt', dt, site).value }),
      name: given(name) ? nameOption(name, site) : freeName('statemonitor', site.session),
      span: site.span,
    }
    const wanted = variablesOption(variables, group.object, site)
    const object = brian.engine.stateMonitor(group.object, wanted, options)
    const data: StateData = {
      kind: 'state-monitor',
      object,
      scope: brian.scope,
      serial: brian.made++,
      of: source as ObjectValue,
    }
    return { kind: 'object', type: stateMonitorType, data }
  },
  { type: true, later: ['clock', 'when', 'order', 'codeobj_class'] },
)

function variablesOption(value: Value, group: EngineGroup, site: CallSite): readonly string[] | true {
  if (value === true) return true
  const names = typeof value === 'object' && value?.kind === 'str' ? [value] : collect(value, site)
  return names.map(item => {
    const name = text(item, 'a variable to record')
    if (group.variables.has(name)) return name
    const known = [...group.variables.keys()]
    throw new PythonError('KeyError', `'${name}'`, {
      code: 'unknown-name',
      span: placeOfText(item) ?? site.argument(1),
      help: didYouMean(name, known) ?? `${group.name} has ${known.join(', ')}`,
    })
  })
}

/** Where a string of the script stands. */
function placeOfText(value: Value): Span | undefined {
  const [piece] = typeof value === 'object' && value?.kind === 'str' ? value.text.pieces : []
  return piece && { source: piece.source, start: piece.start, end: piece.start + piece.length }
}

function recordOption(value: Value, group: EngineGroup, site: CallSite): boolean | readonly number[] {
  if (typeof value === 'boolean') return value
  const span = site.argument('record') === site.span ? site.argument(2) : site.argument('record')
  const index = wholeNumber(value, site)
  const values = index === undefined && typeof value !== 'number' ? toArray(value, site) : undefined
  const isList = values?.shape.length === 1 && (values.type === 'integer' || values.data.length === 0)
  if (index === undefined && !isList) {
    const message = `record has to be True, False, a neuron's index or a list of them, not '${typeName(value)}'`
    throw new PythonError('TypeError', message, { span })
  }
  const indices = index === undefined ? [...(values?.data ?? [])] : [index]
  if (indices.every(each => each >= 0 && each < group.size)) return indices
  const message = `The indices to record from contain values outside of the range [0, ${group.size - 1}] allowed for the group '${group.name}'`
  throw new PythonError('IndexError', message, { span, code: 'bad-value' })
}

const stateOf = (object: ObjectValue): StateData => object.data as StateData

/** `M.v` and `M.v_`: a row for every recorded neuron. */
function records(monitor: EngineStateMonitor, name: string): ArrayValue | undefined {
  const bare = name.endsWith('_') && !monitor.variables.includes(name)
  const variable = bare ? name.slice(0, -1) : name
  if (!monitor.variables.includes(variable)) return undefined
  const info = monitor.group.variables.get(variable)
  const { values, rows, samples } = monitor.samples(variable)
  return array(
    values,
    [rows, samples],
    info?.type ?? 'float',
    bare ? dimensionless : (info?.dimension ?? dimensionless),
  )
}

function timeView(owner: string, read: () => Float64Array): ViewData {
  return {
    owner,
    name: 't',
    dimension: seconds,
    shared: false,
    read: () => array(read(), undefined, 'float', seconds),
  }
}

function countView(owner: string, read: () => number): ViewData {
  return {
    owner,
    name: 'N',
    dimension: dimensionless,
    shared: true,
    read: () => array(Int32Array.of(read()), [], 'integer'),
  }
}

const stateAttributes: ReadonlyMap<string, (data: StateData) => Value> = new Map<string, (data: StateData) => Value>([
  ['name', ({ object }) => str(object.name)],
  ['source', ({ of }) => of],
  ['t', ({ object }) => view(timeView(object.name, () => object.t))],
  [
    't_',
    ({ object }) =>
      view(
        unitless(
          timeView(object.name, () => object.t),
          undefined,
        ),
      ),
  ],
  ['N', ({ object }) => view(countView(object.name, () => object.length))],
  ['record', ({ object }) => array(object.record.slice())],
  ['record_variables', ({ object }) => tuple(object.variables.map(str))],
])

const stateMonitorType: ObjectType = {
  name: 'StateMonitor',
  attribute: (object, name) => {
    const data = stateOf(object)
    const found = stateAttributes.get(name)?.(data) ?? records(data.object, name)
    if (found === undefined) throw noAttribute(name, [...stateAttributes.keys(), ...data.object.variables])
    return found
  },
  attributeNames: object => [...stateAttributes.keys(), ...stateOf(object).object.variables],
  length: object => stateOf(object).object.length,
  item: (object, index, site) => {
    const monitor = stateOf(object)
    return { kind: 'object', type: monitorRowsType, data: { monitor, ...rowsOf(monitor.object, index, site) } }
  },
  repr: object => {
    const { variables, group } = stateOf(object).object
    return `<StateMonitor, recording [${variables.map(name => `'${name}'`).join(', ')}] from '${group.name}'>`
  },
}

/** `M[3]`, `M[[1, 3]]`: the records of some neurons, by their indices in the group. */
interface MonitorRows {
  readonly monitor: StateData
  readonly rows: readonly number[]
  readonly single: boolean
}

const rowsData = (object: ObjectValue): MonitorRows => object.data as MonitorRows

function rowsOf({ record }: EngineStateMonitor, index: Value, site: CallSite): Omit<MonitorRows, 'monitor'> {
  const whole = wholeNumber(index, site)
  const wanted = whole === undefined ? toArray(index, site) : undefined
  if (whole === undefined && (wanted === undefined || wanted.type !== 'integer')) {
    throw new PythonError('TypeError', `Cannot use object of type ${typeName(index)} as an index`)
  }
  const indices = whole === undefined ? [...(wanted?.data ?? [])] : [whole]
  const rows = indices.map(neuron => {
    const found = record.indexOf(neuron)
    if (found >= 0) return found
    throw new PythonError('IndexError', `Index number ${neuron} has not been recorded`)
  })
  return { rows, single: whole !== undefined }
}

const monitorRowsType: ObjectType = {
  name: 'StateMonitorView',
  attribute: (object, name) => {
    const { monitor, rows, single } = rowsData(object)
    if (name === 't') return array(monitor.object.t, undefined, 'float', seconds)
    const all = records(monitor.object, name)
    if (all === undefined) throw noAttribute(name, monitor.object.variables)
    const [, samples = 0] = all.shape
    const picked = all.data.slice(0, 0)
    const lines = rows.map(k => all.data.subarray(k * samples, (k + 1) * samples))
    const data = lines.length === 1 ? (lines[0] ?? picked).slice() : joined(lines, all, samples)
    return { ...all, data, shape: single ? [samples] : [rows.length, samples] }
  },
  attributeNames: object => ['t', ...rowsData(object).monitor.object.variables],
  repr: object => {
    const { monitor, rows } = rowsData(object)
    const indices = rows.map(k => monitor.object.record[k])
    return `<StateMonitorView, giving access to elements ${indices.join(' ')} recorded by ${monitor.object.name}>`
  },
}

function joined(lines: readonly ArrayValue['data'][], { data }: ArrayValue, samples: number): ArrayValue['data'] {
  const length = lines.length * samples
  const made =
    data instanceof Float64Array
      ? new Float64Array(length)
      : data instanceof Int32Array
        ? new Int32Array(length)
        : new Uint8Array(length)
  lines.forEach((line, k) => made.set(line, k * samples))
  return made
}

/** `SpikeMonitor(source)`. */
export const spikeMonitor: FunctionValue = row(
  'SpikeMonitor(source, variables=None, record=True, name=None)',
  ([source = null, variables, record, name], site) => {
    const brian = brianOf(site.session)
    const group = groupOf(source)
    if (group === undefined) {
      const message = `SpikeMonitor can only monitor groups producing spikes (such as NeuronGroup), but the given argument is of type <class '${typeName(source)}'>.`
      throw new PythonError('TypeError', message, { span: site.argument(0) })
    }
    if (given(variables)) {
      throw unsupported(
        'recording variables with a SpikeMonitor is Brian 2, not yet Hillock; this file runs in Brian 2',
        {
          span: site.argument('variables') === site.span ? site.argument(1) : site.argument('variables'),
        },
      )
    }
    const object = brian.engine.spikeMonitor(group.object, {
      record: record === undefined || truth(record, site),
      name: given(name) ? nameOption(name, site) : freeName('spikemonitor', site.session),
      span: site.span,
    })
    const data: SpikeData = {
      kind: 'spike-monitor',
      object,
      scope: brian.scope,
      serial: brian.made++,
      of: source as ObjectValue,
    }
    return { kind: 'object', type: spikeMonitorType, data }
  },
  { type: true, later: ['when', 'order', 'codeobj_class'] },
)

const spikeOf = (object: ObjectValue): SpikeData => object.data as SpikeData

function indexView(monitor: EngineSpikeMonitor, name: 'i' | 'count'): ViewData {
  return { owner: monitor.name, name, dimension: dimensionless, shared: false, read: () => array(monitor[name]) }
}

/** Spike times of every neuron, in the order of the neurons. */
function spikeTrains({ t, i, group }: EngineSpikeMonitor): DictValue {
  const trains = Array.from({ length: group.size }, (): number[] => [])
  i.forEach((neuron, k) => trains[neuron]?.push(t[k] ?? 0))
  return {
    kind: 'dict',
    entries: new Map(
      trains.map((times, neuron) => [
        `n${neuron}`,
        { key: BigInt(neuron), value: array(Float64Array.from(times), undefined, 'float', seconds) },
      ]),
    ),
  }
}

const spikeMethods: ReadonlyMap<string, (data: SpikeData) => FunctionValue> = new Map(
  [
    method<SpikeData>('spike_trains()', ({ object }) => spikeTrains(object)),
    method<SpikeData>('event_trains()', ({ object }) => spikeTrains(object)),
    method<SpikeData>('values(var)', ({ object }, [variable]) => {
      const name = text(variable, 'var')
      if (name === 't') return spikeTrains(object)
      throw new PythonError('ValueError', `'${name}' is not a variable recorded by '${object.name}'`, {
        help: "it records 't'",
      })
    }),
  ].map(({ name, bind }) => [name, bind]),
)

const spikeAttributes: ReadonlyMap<string, (data: SpikeData) => Value> = new Map<string, (data: SpikeData) => Value>([
  ['name', ({ object }) => str(object.name)],
  ['source', ({ of }) => of],
  ['t', ({ object }) => view(timeView(object.name, () => object.t))],
  [
    't_',
    ({ object }) =>
      view(
        unitless(
          timeView(object.name, () => object.t),
          undefined,
        ),
      ),
  ],
  ['i', ({ object }) => view(indexView(object, 'i'))],
  ['count', ({ object }) => view(indexView(object, 'count'))],
  ['N', ({ object }) => view(countView(object.name, () => object.length))],
  ['num_spikes', ({ object }) => array(Int32Array.of(object.length), [], 'integer')],
  ['num_events', ({ object }) => array(Int32Array.of(object.length), [], 'integer')],
  ['it', ({ object }) => tuple([view(indexView(object, 'i')), view(timeView(object.name, () => object.t))])],
  ['it_', ({ object }) => tuple([array(object.i), array(object.t)])],
])

const spikeMonitorType: ObjectType = {
  name: 'SpikeMonitor',
  attribute: (object, name) => {
    const data = spikeOf(object)
    const found = spikeAttributes.get(name)?.(data) ?? spikeMethods.get(name)?.(data)
    if (found === undefined) throw noAttribute(name, [...spikeAttributes.keys(), ...spikeMethods.keys()])
    return found
  },
  attributeNames: () => [...spikeAttributes.keys(), ...spikeMethods.keys()],
  length: object => spikeOf(object).object.length,
  repr: object => `<SpikeMonitor, recording from '${spikeOf(object).object.name}'>`,
}

function noAttribute(name: string, names: readonly string[]): PythonError {
  if (groupAttributesLater.has(name)) return unsupported(notYet(`the attribute '${name}' of monitors`))
  const near = suggest(name, names)
  return new PythonError('AttributeError', `No attribute with name ${name}`, {
    code: 'unknown-name',
    help: near === undefined ? undefined : `did you mean '${near}'?`,
  })
}
