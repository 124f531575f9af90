/** The objects that carry out a group's code: what a script sees of a thresholder, a resetter, a regular operation. */
import type { SourceText } from '../../../diagnostics/index.ts'
import { type Clock, type Group, type ObjectType as ClassName, RegularOperation } from '../../../network/index.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import type { Display } from '../../print/show.ts'
import { setActive } from './foreign-task.ts'
import { type BrianClass, own, wrap, wrapperOf } from './brian-class.ts'
import { clockText, clockValue } from './clock.ts'
import { isBrianAttribute, notYet } from '../../later.ts'
import { brianOf, type Brian, type DataOf, type Part } from './state.ts'

type PartData = DataOf<'part'>

/** What keeps an object that has a place in a step. */
export interface PlacedData {
  readonly object: Pick<Part, 'name' | 'timing' | 'clockInUse' | 'active'>
}

/** What all of them have behind their dot. */
export const placedAttributes: ReadonlyMap<string, (data: PlacedData, brian: Brian) => Value> = new Map<
  string,
  (data: PlacedData, brian: Brian) => Value
>([
  ['name', ({ object }) => str(object.name)],
  ['when', ({ object }) => str(object.timing.when)],
  ['order', ({ object }) => orderValue(object.timing.order)],
  ['clock', ({ object }, brian) => clockValue(object.clockInUse, brian)],
  ['active', ({ object }) => object.active],
])

const attributes: ReadonlyMap<string, (data: PartData, brian: Brian) => Value | undefined> = new Map<
  string,
  (data: PartData, brian: Brian) => Value | undefined
>([
  ...placedAttributes,
  ['group', ({ object }, brian) => wrapperOf(object.group, brian)],
  ['event', ({ event }) => (event === undefined ? undefined : str(event))],
  ['abstract_code', ({ code }) => code && { kind: 'str', text: code }],
])

function partClass(name: ClassName): BrianClass<'part'> {
  return {
    name,
    stem: name.toLowerCase(),
    kind: 'part',
    attribute: (object, attribute, { session }) => {
      const found = attributes.get(attribute)?.(own<'part'>(object), brianOf(session))
      if (found === undefined && isBrianAttribute(attribute))
        throw unsupported(notYet(`the attribute '${attribute}' of a ${name}`))
      return found
    },
    setAttribute: (object, attribute, value, site) => {
      const part = own<'part'>(object).object
      if (attribute === 'active' && part instanceof RegularOperation) {
        setActive(part, value, site)
        return
      }
      if (attributes.has(attribute) || isBrianAttribute(attribute))
        throw unsupported(notYet(`setting '${attribute}' of a ${name}`))
      throw new PythonError('AttributeError', `'${name}' object has no attribute '${attribute}'`)
    },
    attributeNames: () => attributes.keys(),
    repr: (object, display) => objectText(name, own<'part'>(object).object, display),
  }
}

const classes: ReadonlyMap<ClassName, BrianClass<'part'>> = new Map(
  (['CodeRunner', 'Resetter', 'Thresholder', 'StateUpdater', 'SubexpressionUpdater'] as const).map(name => [
    name,
    partClass(name),
  ]),
)

/** Wraps a part of a group. */
export function partValue(
  name: ClassName,
  object: Part,
  brian: Brian,
  more: { readonly code?: SourceText; readonly event?: string } = {},
): ObjectValue {
  const type = classes.get(name)
  if (type === undefined) throw new Error(`no part of a group is a ${name}`)
  return wrap(type, { object, ...more }, brian)
}

/** What a group does with an event or in its update, which is no object of its own to the network. */
export function partOf(group: Group, name: string, timing: Part['timing']): Part {
  return {
    name,
    group,
    timing,
    get clockInUse(): Clock {
      return group.clockInUse
    },
    get active(): boolean {
      return group.active
    },
  }
}

/** `NeuronGroup(clock=Clock(dt=100. * usecond, name='defaultclock'), when=start, order=0, name='neurongroup')`. */
export function objectText(
  type: string,
  { name, clockInUse, timing: { when, order } }: Pick<Part, 'name' | 'clockInUse' | 'timing'>,
  display: Display,
): string {
  return `${type}(clock=${clockText(clockInUse, display)}, when=${when}, order=${order}, name='${name}')`
}

/** An order as Python has it: an int where it is one. */
export function orderValue(order: number): Value {
  return Number.isInteger(order) ? BigInt(order) : order
}
