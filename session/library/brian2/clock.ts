/** The class `Clock` and `defaultclock` (semantics §1.3). */
import { Clock } from '../../../network/index.ts'
import { dimensionless, displayQuantity, isDimensionless, seconds } from '../../../units/index.ts'
import { at, scalar } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, type ObjectType, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import type { Display } from '../../print/show.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, dataOf, noAttribute, noSetter, noVariable, own, wrap } from './brian-class.ts'
import { nameOf } from './names.ts'
import { keepSetting } from './foreign-task.ts'
import { brianOf, type Brian } from './state.ts'
import { positive, stepOption, timeOption } from './time-option.ts'
import { readOnly, unitless, view, type ViewData } from './variable-view.ts'

/** `Clock(dt)`. */
export const clock: FunctionValue = row(
  'Clock(dt, name=None)',
  ([dt = null, name], site) => {
    const named = { name: nameOf(name, clockClass.stem, site), span: site.span }
    return wrap(clockClass, { object: new Clock(stepOption(dt, site), named) }, brianOf(site.session))
  },
  { type: true },
)

/** The script's value for a clock, whoever made it. */
export function clockValue(object: Clock, brian: Brian): ObjectValue {
  return brian.wrappers.get(object) ?? wrap(clockClass, { object }, brian)
}

/** The arguments `dt` and `clock` of an object, as the network takes them. */
export function clockOptions(
  dt: Value | undefined,
  clock: Value | undefined,
  site: CallSite,
): { readonly dt?: ReturnType<typeof timeOption>; readonly clock?: Clock } {
  return {
    ...(given(dt) && { dt: positive(timeOption('dt', dt, site), site) }),
    ...(given(clock) && { clock: clockOption(clock, site) }),
  }
}

/** @throws PythonError for anything but a clock */
export function clockOption(value: Exclude<Value, null>, site: CallSite): Clock {
  const found = dataOf(value, 'clock')?.object
  if (found !== undefined) return found
  if (value === defaultclock) return brianOf(site.session).clock
  throw new PythonError('AttributeError', `'${typeName(value)}' object has no attribute 'variables'`, {
    span: site.argument('clock'),
    help: 'clock has to be a Clock: clock=Clock(dt=1*ms)',
  })
}

/** The time of a clock as scripts see it: always that of now. */
export function timeOf(clock: Clock): Value {
  return view(timeView(clock))
}

function timeView(clock: Clock): ViewData {
  return {
    owner: clock.name,
    name: 't',
    shared: true,
    dimension: seconds,
    read: () => scalar(clock.t, 'float', seconds),
  }
}

/** What `t` and `timestep` show. */
function viewOf(object: Clock, name: string): ViewData | undefined {
  const common = { owner: object.name, name, shared: true }
  switch (name) {
    case 't':
      return timeView(object)
    case 'timestep':
      return { ...common, dimension: dimensionless, read: () => scalar(object.timestep, 'integer') }
    default:
      return undefined
  }
}

const names: readonly string[] = ['dt', 'dt_', 't', 't_', 'timestep', 'timestep_', 'N', 'name']

function attribute(object: Clock, name: string): Value {
  const found = viewOf(object, name)
  if (found !== undefined) return view(found)
  switch (name) {
    case 'dt':
      return scalar(object.dt, 'float', seconds)
    case 'dt_':
      return object.dt
    case 'N':
      return 1n
    case 'name':
      return str(object.name)
    default:
  }
  const bare = name.endsWith('_') ? viewOf(object, name.slice(0, -1)) : undefined
  if (bare === undefined) throw noAttribute(name, 'Clock', names)
  return view(unitless(bare, undefined))
}

function setAttribute(clock: Clock, name: string, value: Value, site: CallSite): void {
  const here: CallSite = { ...site, argument: () => site.right?.span ?? site.span }
  if (name === 'dt' || name === 'dt_') {
    const { dt, timestep } = clock
    keepSetting(brianOf(site.session), () => clock.restore({ dt, timestep }))
  }
  if (name === 'dt') clock.dt = stepOption(value, here)
  else if (name === 'dt_') clock.dt = positive({ value: bareStep(value, here), dimension: seconds }, here)
  else if (name === 'name') throw noSetter(name, 'Clock')
  else if (names.includes(name)) throw readOnly(name.replace(/_$/, ''))
  else throw noVariable(name, [])
}

function bareStep(value: Value, site: CallSite): number {
  const operand = operandOf(value, site)
  if (operand?.values.data.length !== 1) {
    throw new PythonError('TypeError', `'dt_' has to be a number of seconds, not '${typeName(value)}'`)
  }
  const { dimension } = operand.values
  if (isDimensionless(dimension)) return at(operand.values, 0)
  const description = `Function '_set_dt_' expected a quantity with unit 1 for argument 'dt_' but got '${operand.text()}'`
  throw dimensionError(description, [dimension], site.session.units)
}

/** `Clock(dt=100. * usecond, name='defaultclock')`. */
export function clockText({ dt, name }: Clock, { units }: Display): string {
  return `Clock(dt=${displayQuantity([dt], [], seconds, 'repr', units)}, name='${name}')`
}

export const clockClass: BrianClass<'clock'> = {
  name: 'Clock',
  stem: 'clock',
  kind: 'clock',
  attribute: (object, name) => attribute(clockIn(object), name),
  setAttribute: (object, name, value, site) => setAttribute(clockIn(object), name, value, site),
  attributeNames: () => names,
  repr: (object, display) => clockText(clockIn(object), display),
}

const clockIn = (object: ObjectValue): Clock => own<'clock'>(object).object

/** Brian's stand-in for the clock of the session: modules are shared by sessions, so it holds no clock itself. */
const defaultClockType: ObjectType = {
  name: 'DefaultClockProxy',
  attribute: (_, name, { session }) => attribute(brianOf(session).clock, name),
  setAttribute: (_, name, value, site) => setAttribute(brianOf(site.session).clock, name, value, site),
  attributeNames: () => names,
  repr: () => '<brian2.core.clocks.DefaultClockProxy object>',
}

/** The clock of everything that has none of its own; 0.1 ms unless set. */
export const defaultclock: ObjectValue = { kind: 'object', type: defaultClockType, data: undefined }
