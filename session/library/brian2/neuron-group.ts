/** The class `NeuronGroup` and what a script can do with its objects (semantics §5). */
import { NeuronGroup, type NeuronGroupOptions, type VariableInfo } from '../../../network/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import { truth } from '../../evaluate/truth.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { FunctionValue, ObjectValue, Value } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { methods, row } from '../row.ts'
import { type BrianClass, noAttribute, noSetter, noVariable, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { groupAttributes } from './group-attributes.ts'
import { methodOption, modelText, refractoryOption, sizeOption, textOption } from './group-options.ts'
import { notYet } from './later.ts'
import { nameOf } from './names.ts'
import { callerNamespace, givenNamespace } from './namespace.ts'
import { eventsOption, operationMethods } from './operations.ts'
import { objectText } from './parts.ts'
import { precisionOption, requireOnePrecision } from './precision.ts'
import { setVariable } from './set-variable.ts'
import { brianOf, type DataOf } from './state.ts'
import { orderOption } from './time-option.ts'
import { readOnly, unitless, view, type ViewData } from './variable-view.ts'

/** `NeuronGroup(N, model, …)`. */
export const neuronGroup: FunctionValue = row(
  'NeuronGroup(N, model, method=None, threshold=None, reset=None, refractory=False, events=None, namespace=None, dtype=None, dt=None, clock=None, order=0, name=None)',
  (
    [n = null, model = null, method, threshold, reset, refractory, events, namespace, dtype, dt, clock, order, name],
    site,
  ) => {
    const brian = brianOf(site.session)
    const equations = modelText(model, site)
    const options = {
      threshold: textOption('threshold', threshold, site),
      reset: textOption('reset', reset, site),
      refractory: refractoryOption(refractory, site),
      ...(given(events) && { events: eventsOption(events, site) }),
      ...(given(method) && { method: methodOption(method, site) }),
      ...(given(namespace) && { namespace: givenNamespace(namespace, site.argument('namespace')) }),
      precision: precisionOption(dtype, equations, site),
      ...clockOptions(dt, clock, site),
      ...orderOption(order, site),
      name: nameOf(name, groupClass.stem, site),
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
      onDiagnostic: site.session.report,
    } satisfies NeuronGroupOptions
    const object = new NeuronGroup(sizeOption(n, options.name, site), equations, options)
    requireOnePrecision(object, dtype, site)
    return wrap(groupClass, { object, operations: [] }, brian)
  },
  { type: true, later: ['method_options', 'codeobj_class'] },
)

type GroupData = DataOf<'group'>

const groupMethods = methods<GroupData>(operationMethods)

function attribute(object: ObjectValue, name: string, { session }: CallSite): Value {
  const data = own<'group'>(object)
  const group = data.object
  const found = groupAttributes.get(name)?.(group, brianOf(session)) ?? groupMethods.get(name)?.bind(data)
  if (found !== undefined) return found
  const variable = group.variables.get(name)
  if (variable !== undefined) return view(variableView(group, variable))
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare === undefined) throw noAttribute(name, 'groups', group.variables.keys())
  return view(
    unitless(variableView(group, bare), (index, value, site) => setVariable(group, bare, index, value, site, true)),
  )
}

function variableView(group: NeuronGroup, variable: VariableInfo): ViewData {
  const { name, dimension, shared } = variable
  return {
    owner: group.name,
    name,
    dimension,
    shared,
    read: site => readVariable(group, variable, site),
    needsNames: () => group.needsNames(name),
    select: (condition, site) => group.select(condition, callerNamespace(site.session)),
    write: (index, value, site) => setVariable(group, variable, index, value, site),
  }
}

function readVariable(
  group: NeuronGroup,
  { name, kind, dimension, perNeuron }: VariableInfo,
  site: CallSite | undefined,
): ArrayValue {
  const computed = kind === 'subexpression' && site !== undefined
  const { values: data, type } = group.readTyped(name, computed ? callerNamespace(site.session) : undefined)
  // a group's integers have 32 bits; one number for all neurons is Python's own
  const own = type === 'integer' && perNeuron ? Int32Array.from(data) : data
  return array(own, perNeuron ? [data.length] : [], type, dimension)
}

function setAttribute(object: ObjectValue, name: string, value: Value, site: CallSite): void {
  const group = own<'group'>(object).object
  const variable = group.variables.get(name)
  if (variable !== undefined) {
    setVariable(group, variable, undefined, value, site)
    return
  }
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare !== undefined) {
    setVariable(group, bare, undefined, value, site, true)
    return
  }
  if (name === 'name' || name === 'clock') throw noSetter(name, 'NeuronGroup')
  if (name === 'N') throw readOnly(name)
  if (name === 'active') {
    group.active = truth(value, site)
    return
  }
  if (groupAttributes.has(name)) {
    throw unsupported(notYet(`setting '${name}' of a group`), {
      help: name === 'order' ? 'say order= where the group is made' : undefined,
    })
  }
  throw noVariable(name, group.variables.keys())
}

export const groupClass: BrianClass<'group'> = {
  name: 'NeuronGroup',
  stem: 'neurongroup',
  kind: 'group',
  attribute,
  setAttribute,
  attributeNames: object => [
    ...own<'group'>(object).object.variables.keys(),
    ...groupAttributes.keys(),
    ...groupMethods.keys(),
  ],
  length: object => own<'group'>(object).object.size,
  item: () => {
    throw unsupported('a subgroup (G[…]) is Brian 2, not yet Hillock; this file runs in Brian 2')
  },
  repr: (object, display) => {
    const { object: group } = own<'group'>(object)
    const { name, clockInUse, order } = group
    return objectText('NeuronGroup', { name, clockInUse, timing: { when: 'start', order } }, display)
  },
}
