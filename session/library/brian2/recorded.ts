/** What the monitors' objects have in common: views of what they recorded (semantics §8). */
import type { Monitor } from '../../../network/monitor.ts'
import { didYouMean, type Span } from '../../../diagnostics/index.ts'
import { selectRecorded, type RecordedColumn, type VariableOwner } from '../../../network/index.ts'
import { type Dimension, dimensionless, isDimensionless, seconds } from '../../../units/index.ts'
import { array, type ArrayValue, type Storage } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { text } from '../arguments.ts'
import { setActive } from './foreign-task.ts'
import { noVariable, wrapperOf } from './brian-class.ts'
import { callerNamespace } from './namespace.ts'
import { notYet } from '../../later.ts'
import { placeOfText } from './located.ts'
import { placedAttributes } from './parts.ts'
import { orderOption, whenOption } from './time-option.ts'
import { brianOf, type Brian } from './state.ts'
import { readOnly, unitless, view, type ViewData } from './variable-view.ts'

interface MonitorData {
  readonly object: Monitor
}

/** What a monitor has behind its dot, of whatever kind it is. */
export const commonAttributes: ReadonlyMap<string, (data: MonitorData, brian: Brian) => Value> = new Map<
  string,
  (data: MonitorData, brian: Brian) => Value
>([...placedAttributes, ['source', ({ object }, brian) => wrapperOf(object.source, brian)]])

/** Something recorded, under its name and, with a trailing underscore, without its units. */
export function recordedView(name: string, viewOf: (name: string) => ViewData | undefined): Value | undefined {
  const found = viewOf(name)
  if (found !== undefined) return view(found)
  const bare = name.endsWith('_') ? viewOf(name.slice(0, -1)) : undefined
  return bare && view(unitless(bare, undefined))
}

/**
 * Whether a monitor is active can be set, and before its first run when it records; what is recorded cannot, and what else
 * it has, not yet.
 */
export function setOfMonitor(
  monitor: Monitor,
  name: string,
  names: readonly string[],
  value: Value,
  site: CallSite,
): void {
  if (name === 'active') {
    setActive(monitor, value, site)
    return
  }
  if ((name === 'when' || name === 'order') && monitor.network === undefined) {
    const changed = name === 'when' ? whenOption(value, site) : orderOption(value, site)
    monitor.timing = { ...monitor.timing, ...changed }
    return
  }
  if (commonAttributes.has(name)) throw unsupported(notYet(`setting '${name}' of a monitor`))
  const bare = name.replace(/_$/, '')
  if (names.includes(bare)) throw readOnly(bare)
  throw noVariable(name, [])
}

/** A list of what was recorded, one after the other. */
export function listView(
  { name: owner }: Monitor,
  name: string,
  dimension: Dimension,
  read: () => ArrayValue,
): ViewData {
  return { owner, name, dimension, shared: false, read }
}

/**
 * A list whose index may be a text that speaks of the lists beside it: `S.t['i == 2']`.
 *
 * @param names of all lists of what was recorded
 */
export function amongRecords(
  data: ViewData,
  monitor: Monitor,
  names: readonly string[],
  viewOf: (name: string) => ViewData | undefined,
): ViewData {
  const columnOf = (name: string): readonly [string, RecordedColumn][] => {
    const found = viewOf(name)
    if (found === undefined) return []
    const type =
      name === 'i' ? 'integer' : name === 't' ? 'float' : (monitor.source.variables.get(name)?.type ?? 'float')
    return [[name, { type, dimension: found.dimension, values: () => found.read(undefined).data }]]
  }
  return {
    ...data,
    select: (index, { session }) =>
      selectRecorded(
        monitor,
        new Map(names.flatMap(columnOf)),
        index,
        callerNamespace(session),
        brianOf(session).streams,
      ),
  }
}

export function timesView(monitor: Monitor, read: () => Float64Array): ViewData {
  return listView(monitor, 't', seconds, () => array(read(), undefined, 'float', seconds))
}

/** `N`: how much was recorded. */
export function lengthView(monitor: Monitor & { readonly length: number }): ViewData {
  return {
    owner: monitor.name,
    name: 'N',
    dimension: dimensionless,
    shared: true,
    read: () => array(Int32Array.of(monitor.length), [], 'integer'),
  }
}

/** Values of a variable of the group, with its type and units, also where nothing has been recorded yet. */
export function variableArray(
  group: VariableOwner,
  name: string,
  values: Storage,
  shape: readonly number[] = [values.length],
): ArrayValue {
  const { type = 'float', dimension = dimensionless } = group.variables.get(name) ?? {}
  return array(values, shape, type, isDimensionless(dimension) ? dimensionless : dimension)
}

/**
 * The names of variables to record: one, or several.
 *
 * @param refusal Brian's exception for a name that is none
 */
export function variableNames(
  value: Value,
  group: VariableOwner,
  place: Span,
  site: CallSite,
  refusal: (name: string) => readonly [type: string, message: string],
): readonly string[] {
  const names = isStr(value) ? [value] : collect(value, site)
  return names.map(item => {
    const name = text(item, 'a variable to record')
    group.group.keepCounted([name])
    if (group.variables.has(name)) return name
    throw unknownVariable(name, group, placeOfText(item) ?? place, refusal)
  })
}

/** What is said of a variable to record that the group does not have. */
export function unknownVariable(
  name: string,
  group: VariableOwner,
  span: Span,
  refusal: (name: string) => readonly [type: string, message: string],
): PythonError {
  const known = [...group.variables.keys()]
  const [type, message] = refusal(name)
  const help = didYouMean(name, known) ?? `${group.name} has ${known.join(', ')}`
  return new PythonError(type, message, { code: 'unknown-name', span, help })
}
