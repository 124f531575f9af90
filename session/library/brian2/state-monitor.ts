/** The class `StateMonitor` (semantics §8.1). */
import { StateMonitor, type VariableOwner } from '../../../network/index.ts'
import { dimensionless, seconds } from '../../../units/index.ts'
import { array, type ArrayValue, withDimension, zerosLike } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { wholeNumber } from '../../evaluate/indices.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  type FunctionValue,
  isStr,
  list,
  type ObjectType,
  type ObjectValue,
  str,
  type Value,
} from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { argumentPlace } from '../arguments.ts'
import { method, methods, row } from '../row.ts'
import { withAddedAttributes } from './added-attributes.ts'
import { type BrianClass, dataOf, noAttribute, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { nameOf } from './names.ts'
import { callerNamespace } from './namespace.ts'
import {
  amongRecords,
  commonAttributes,
  lengthView,
  recordedView,
  setOfMonitor,
  timesView,
  variableArray,
  variableNames,
} from './recorded.ts'
import { indicesIn, ownerOf } from './owner.ts'
import { chosenIn } from './synaptic-indices.ts'
import { brianOf, type Brian, type DataOf } from './state.ts'
import { monitorStates } from './states.ts'
import { orderOption, whenOption } from './time-option.ts'
import type { ViewData } from './variable-view.ts'

/** `StateMonitor(source, variables, record)`. */
export const stateMonitor: FunctionValue = row(
  "StateMonitor(source, variables, record, dt=None, clock=None, when='start', order=0, name=None)",
  ([source = null, variables = null, record = null, dt, clock, when, order, name], site) => {
    const brian = brianOf(site.session)
    const group = ownerOf(source)
    if (group === undefined) {
      throw new PythonError('TypeError', `a StateMonitor records from a group, not from '${typeName(source)}'`, {
        span: site.argument(0),
      })
    }
    const options = {
      record: recordOption(record, group, site),
      ...clockOptions(dt, clock, site),
      ...whenOption(when, site),
      ...orderOption(order, site),
      name: nameOf(name, stateMonitorClass.stem, site),
      span: site.span,
    }
    const place = argumentPlace('variables', 1, site)
    const wanted =
      variables === true || variableNames(variables, group, place, site, unknown => ['KeyError', `'${unknown}'`])
    return wrap(stateMonitorClass, { object: new StateMonitor(group, wanted, options) }, brian)
  },
  { type: true, later: ['codeobj_class'] },
)

function recordOption(value: Value, group: VariableOwner, site: CallSite): boolean | readonly number[] {
  if (typeof value === 'boolean') return value
  const span = argumentPlace('record', 2, site)
  const part = chosenIn(value) ?? indicesIn(value, group)
  const index = wholeNumber(value, site)
  const values =
    part === undefined && index === undefined && typeof value !== 'number' ? toArray(value, site) : undefined
  const isList =
    part !== undefined || (values?.shape.length === 1 && (values.type === 'integer' || values.data.length === 0))
  if (index === undefined && !isList) {
    const message = `record has to be True, False, a neuron's index or a list of them, not '${typeName(value)}'`
    throw new PythonError('TypeError', message, { span })
  }
  const indices = part ?? (index === undefined ? (values?.data ?? []) : [index])
  if (indices.every(each => each >= 0 && each < group.size)) return Array.from(indices)
  const message = `The indices to record from contain values outside of the range [0, ${group.size - 1}] allowed for the group '${group.name}'`
  throw new PythonError('IndexError', message, { span, code: 'bad-value' })
}

const monitorIn = (object: ObjectValue): StateMonitor => own<'state-monitor'>(object).object

/** `M.v` and `M.v_`: a row for every recorded neuron. */
function records(monitor: StateMonitor, name: string): ArrayValue | undefined {
  if (monitor.variables.includes(name)) {
    const { values, rows, samples } = monitor.samples(name)
    return variableArray(monitor.source, name, values, [rows, samples])
  }
  const bare = name.endsWith('_') ? records(monitor, name.slice(0, -1)) : undefined
  return bare && withDimension(bare, dimensionless)
}

type MonitorData = DataOf<'state-monitor'>

const attributes: ReadonlyMap<string, (data: MonitorData, brian: Brian) => Value> = new Map<
  string,
  (data: MonitorData, brian: Brian) => Value
>([
  ...commonAttributes,
  ['record', ({ object }) => array(object.record.slice())],
  ['n_indices', ({ object }) => BigInt(object.record.length)],
  ['record_variables', ({ object }) => list(object.variables.map(str))],
])

function viewOf(monitor: StateMonitor, name: string): ViewData | undefined {
  const times = timesView(monitor, () => monitor.t)
  if (name === 't') return amongRecords(times, monitor, ['t'], () => times)
  return name === 'N' ? lengthView(monitor) : undefined
}

const byName = methods<StateMonitor>([
  ...monitorStates<StateMonitor>(({ variables }) => ['t', 'N', ...variables]),
  method('record_single_timestep()', (monitor, _, { session, span }) => {
    monitor.recordSingleTimestep(callerNamespace(session), span)
    return null
  }),
])

const namesIn = (monitor: StateMonitor): string[] => [
  't',
  'N',
  ...attributes.keys(),
  ...byName.keys(),
  ...monitor.variables,
]

export const stateMonitorClass: BrianClass<'state-monitor'> = withAddedAttributes({
  name: 'StateMonitor',
  stem: 'statemonitor',
  kind: 'state-monitor',
  attribute: (object, name, { session }) => {
    const monitor = monitorIn(object)
    const found =
      attributes.get(name)?.(own<'state-monitor'>(object), brianOf(session)) ??
      byName.get(name)?.bind(monitor) ??
      records(monitor, name) ??
      recordedView(name, each => viewOf(monitor, each))
    if (found === undefined) throw noAttribute(name, 'StateMonitor', namesIn(monitor))
    return found
  },
  setAttribute: (object, name, value, site) => {
    const monitor = monitorIn(object)
    setOfMonitor(monitor, name, namesIn(monitor), value, site)
  },
  attributeNames: object => namesIn(monitorIn(object)),
  length: object => monitorIn(object).length,
  item: (object, index, site) => {
    const monitor = monitorIn(object)
    return { kind: 'object', type: rowsType, data: { monitor, ...rowsOf(monitor, index, site) } satisfies MonitorRows }
  },
  repr: object => {
    const { variables, source } = monitorIn(object)
    return `<StateMonitor, recording [${variables.map(name => `'${name}'`).join(', ')}] from '${source.name}'>`
  },
})

/** `M[3]`, `M[[1, 3]]`: the records of some neurons, by their indices in the group. */
interface MonitorRows {
  readonly monitor: StateMonitor
  readonly rows: readonly number[]
  /** As written: a number gives one row, without the dimension of a list. */
  readonly index: Value
  readonly single: boolean
}

/** The variables that a monitor, or some of its rows, has records of; undefined for what is none. */
export function recordedNames(value: Value): readonly string[] | undefined {
  const monitor = dataOf(value, 'state-monitor')?.object
  if (monitor !== undefined) return monitor.variables
  const rows = typeof value === 'object' && value?.kind === 'object' && value.type === rowsType
  return rows ? rowsIn(value).monitor.variables : undefined
}

const rowsIn = (object: ObjectValue): MonitorRows => object.data as MonitorRows

function rowsOf(
  { record, source }: Pick<StateMonitor, 'record' | 'source'>,
  index: Value,
  site: CallSite,
): Omit<MonitorRows, 'monitor'> {
  const part = chosenIn(index) ?? indicesIn(index, source)
  if (part !== undefined) return rowsOf({ record, source }, array(Int32Array.from(part)), site)
  const whole = typeof index === 'boolean' ? undefined : wholeNumber(index, site)
  const wanted = whole === undefined && index !== null && typeof index === 'object' ? toArray(index, site) : undefined
  if (whole === undefined && wanted?.type !== 'integer') {
    const isSequence = isStr(index) || (wanted !== undefined && wanted.shape.length > 0)
    const message = isSequence
      ? 'Index has to be an integer or a sequence of integers'
      : `Cannot use object of type <class '${typeName(index)}'> as an index`
    throw new PythonError('TypeError', message)
  }
  const indices = whole === undefined ? [...(wanted?.data ?? [])] : [whole]
  const rows = indices.map(neuron => {
    const found = record.indexOf(neuron)
    if (found >= 0) return found
    throw new PythonError('IndexError', `Index number ${neuron} has not been recorded`)
  })
  return { rows, index, single: whole !== undefined }
}

const rowsType: ObjectType = {
  name: 'StateMonitorView',
  attribute: (object, name) => {
    const { monitor, rows, single } = rowsIn(object)
    if (name === 't' || name === 't_')
      return array(monitor.t, undefined, 'float', name === 't' ? seconds : dimensionless)
    const all = records(monitor, name)
    if (all === undefined) {
      throw new PythonError('AttributeError', `Unknown attribute ${name}`, { code: 'unknown-name' })
    }
    const [, samples = 0] = all.shape
    const lines = rows.map(k => all.data.subarray(k * samples, (k + 1) * samples))
    return { ...all, data: joined(lines, all, samples), shape: single ? [samples] : [rows.length, samples] }
  },
  attributeNames: object => ['t', ...rowsIn(object).monitor.variables],
  repr: (object, display) => {
    const { monitor, index } = rowsIn(object)
    return `<StateMonitorView, giving access to elements ${toRepr(index, display)} recorded by ${monitor.name}>`
  },
}

function joined(lines: readonly ArrayValue['data'][], { data }: ArrayValue, samples: number): ArrayValue['data'] {
  const made = zerosLike(data, lines.length * samples)
  lines.forEach((line, k) => made.set(line, k * samples))
  return made
}
