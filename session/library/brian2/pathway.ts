/** `S.pre`: what brings the events of neurons to their synapses, and its delay (semantics §9.1). */
import type { Synapses } from '../../../network/index.ts'
import type { PathwayModel } from '../../../compiler/model/group.ts'
import { withSpan } from '../../../network/with-span.ts'
import { sameDimension, seconds } from '../../../units/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { isStr, type ObjectType, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { noAttribute, noSetter, noVariable, wrapperOf } from './brian-class.ts'
import { clockValue } from './clock.ts'
import { variableView } from './group-class.ts'
import { objectText, orderValue } from './parts.ts'
import { setVariable } from './set-variable.ts'
import { brianOf } from './state.ts'
import { orderOption, whenOption } from './time-option.ts'
import { view } from './variable-view.ts'

/** Which pathway of which synapses. */
interface Pathway {
  readonly group: Synapses
  readonly name: string
}

/** A pathway as a value of the script. */
export function pathwayValue(group: Synapses, name: string): Value {
  return { kind: 'object', type: pathwayType, data: { group, name } satisfies Pathway }
}

/** The delay of a pathway: that of each synapse, or the one that all have. */
export function delayView(group: Synapses, pathway: PathwayModel): Value {
  const { name, delay } = pathway
  const own = { owner: `${group.name}_${name}`, name: 'delay' }
  const variable = delay.variable === undefined ? undefined : group.variables.get(delay.variable)
  if (variable !== undefined) return view({ ...variableView(group, variable), ...own })
  return view({
    ...own,
    dimension: seconds,
    shared: true,
    read: (): ArrayValue => {
      const { seconds: now } = group.pathway(name)?.delay ?? delay
      return array(Float64Array.of(now), [], 'float', seconds)
    },
    write: (_, value, site) => setDelay(group, pathway, value, site),
  })
}

/** `S.delay = …`, `S.pre.delay = …`. */
export function setDelay(group: Synapses, { name, delay }: PathwayModel, value: Value, site: CallSite): void {
  const variable = delay.variable === undefined ? undefined : group.variables.get(delay.variable)
  if (variable !== undefined) {
    setVariable(group, variable, undefined, value, site)
    return
  }
  const span = site.right?.span ?? site.span
  if (isStr(value)) throw unsupported(notYet('a text as the delay that all synapses have'), { span })
  const values = toArray(value, site)
  if (values?.data.length !== 1)
    throw new PythonError('ValueError', 'setting an array element with a sequence.', {
      span,
      help: 'all synapses have one delay, since it was given to Synapses',
    })
  if (!sameDimension(values.dimension, seconds)) {
    const raised = dimensionError(
      'Incorrect unit for setting variable delay',
      [seconds, values.dimension],
      site.session.units,
    )
    raised.span = span
    throw raised
  }
  const given = { value: values.data[0] ?? 0, dimension: seconds }
  withSpan(span, () => group.setPathway(name, { delay: given, span }))
}

/** What a pathway has behind its dot. */
const attributes: ReadonlyMap<string, (pathway: PathwayModel, group: Synapses, site: CallSite) => Value> = new Map<
  string,
  (pathway: PathwayModel, group: Synapses, site: CallSite) => Value
>([
  ['name', ({ name }, group) => str(`${group.name}_${name}`)],
  ['code', ({ code }) => ({ kind: 'str', text: code.text })],
  ['delay', (pathway, group) => delayView(group, pathway)],
  ['event', ({ event }) => str(event)],
  ['prepost', ({ side }) => str(side)],
  ['when', ({ code }) => str(code.timing.when)],
  ['order', ({ code }) => orderValue(code.timing.order)],
  ['active', ({ active = true }) => active],
  ['clock', (pathway, group, { session }) => clockValue(clockOf(pathway, group), brianOf(session))],
  ['source', ({ side }, group, { session }) => wrapperOf(group.ends[side], brianOf(session))],
  [
    'target',
    ({ side }, group, { session }) => wrapperOf(group.ends[side === 'pre' ? 'post' : 'pre'], brianOf(session)),
  ],
])

function clockOf({ side }: PathwayModel, group: Synapses): Synapses['clockInUse'] {
  return group.ends[side].group.clockInUse
}

function setAttribute(group: Synapses, pathway: PathwayModel, name: string, value: Value, site: CallSite): void {
  switch (name) {
    case 'delay':
      setDelay(group, pathway, value, site)
      return
    case 'active':
      group.setPathway(pathway.name, { active: truth(value, site) })
      return
    case 'order':
      group.setPathway(pathway.name, orderOption(value, site))
      return
    case 'when':
      group.setPathway(pathway.name, whenOption(value, site))
      return
    case 'name':
    case 'clock':
      throw noSetter(name, 'SynapticPathway')
    default:
      if (attributes.has(name)) throw unsupported(notYet(`setting '${name}' of a SynapticPathway`))
      throw noVariable(name, ['delay'])
  }
}

function modelOf(object: ObjectValue): { readonly group: Synapses; readonly model: PathwayModel } {
  const { group, name } = object.data as Pathway
  const model = group.pathway(name)
  if (model === undefined) throw new Error('a pathway that was there')
  return { group, model }
}

const pathwayType: ObjectType = {
  name: 'SynapticPathway',
  attribute: (object, name, site) => {
    const { group, model } = modelOf(object)
    const found = attributes.get(name)?.(model, group, site)
    if (found === undefined) throw noAttribute(name, 'SynapticPathway', attributes.keys())
    return found
  },
  setAttribute: (object, name, value, site) => {
    const { group, model } = modelOf(object)
    setAttribute(group, model, name, value, site)
  },
  attributeNames: () => attributes.keys(),
  repr: (object, display) => {
    const { group, model } = modelOf(object)
    const { timing } = model.code
    const placed = { name: `${group.name}_${model.name}`, clockInUse: clockOf(model, group), timing }
    return objectText('SynapticPathway', placed, display)
  },
}
