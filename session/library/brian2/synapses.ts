/** The class `Synapses` (semantics §9). */
import { Synapses, type SynapsesOptions } from '../../../network/index.ts'
import { type SourceText } from '../../../diagnostics/index.ts'
import type { Quantity } from '../../../units/index.ts'
import { seconds } from '../../../units/index.ts'
import { array } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isStr, type ObjectType, str, type Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { given, keywordMap } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, noAttribute, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { connectMethod } from './connect.ts'
import { equationsIn, registerCompounds } from './equations.ts'
import { classOfGroups, type GroupView } from './group-class.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { givenNamespace } from './namespace.ts'
import { regularMethods } from './operations.ts'
import { ownerOf } from './owner.ts'
import { setVariable } from './set-variable.ts'
import { brianOf } from './state.ts'
import { methodOption, methodOptionsOf } from './state-updaters.ts'
import { groupStates } from './states.ts'
import { synapsesBetween } from './synaptic-indices.ts'
import { orderOption, timeOption } from './time-option.ts'
import { view } from './variable-view.ts'

/** `Synapses(source, target, model, …)`. */
export const synapses: FunctionValue = row(
  "Synapses(source, target=None, model=None, on_pre=None, pre=None, on_post=None, post=None, connect=None, delay=None, on_event='spike', multisynaptic_index=None, namespace=None, dtype=None, dt=None, clock=None, order=0, method=None, method_options=None, name=None)",
  (
    [
      source = null,
      target,
      model,
      onPre,
      pre,
      onPost,
      post,
      connect,
      delay,
      onEvent,
      multisynaptic,
      namespace,
      dtype,
      dt,
      clock,
      order,
      methods,
      methodOptions,
      name,
    ],
    site,
  ) => {
    const brian = brianOf(site.session)
    if (given(connect)) {
      const message = 'The connect keyword argument is no longer used, call the connect method instead'
      throw new PythonError('TypeError', message, { span: site.argument('connect') })
    }
    for (const [what, value] of [
      ['multisynaptic_index', multisynaptic],
      ['dtype', dtype],
    ] as const)
      if (given(value)) throw unsupported(notYet(`${what} of Synapses`), { span: site.argument(what) })
    const [from, to] = [endOf('source', source, 0, site), given(target) ? endOf('target', target, 1, site) : undefined]
    const options = {
      ...pathwayOption('onPre', given(onPre) ? onPre : pre, 'on_pre', site),
      ...pathwayOption('onPost', given(onPost) ? onPost : post, 'on_post', site),
      ...(given(onEvent) && { onEvent: eventOption(onEvent, site) }),
      ...(given(delay) && { delay: delayOption(delay, site) }),
      ...(given(methods) && { method: methodOption(methods, site) }),
      ...(given(methodOptions) && { methodOptions: methodOptionsOf(methodOptions, site) }),
      ...(given(namespace) && { namespace: givenNamespace(namespace, site.session, site.argument('namespace')) }),
      ...clockOptions(dt, clock, site),
      ...orderOption(order, site),
      name: nameOf(name, synapsesClass.stem, site),
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
      onDiagnostic: site.session.report,
    } satisfies SynapsesOptions
    const object = new Synapses(from, to, equationsOption(model, site), options)
    registerCompounds(object.model.variables.values(), site.session)
    return wrap(synapsesClass, { object, operations: [] }, brian)
  },
  { type: true, later: ['codeobj_class'] },
)

function endOf(what: string, value: Value, place: number, site: CallSite): NonNullable<ReturnType<typeof ownerOf>> {
  const owner = ownerOf(value)
  if (owner !== undefined) return owner
  const message = `the ${what} of Synapses has to be a group, not '${typeName(value)}'`
  throw new PythonError('TypeError', message, { span: site.argument(place) })
}

function equationsOption(model: Value | undefined, site: CallSite): SourceText | string {
  if (!given(model)) return ''
  if (isStr(model)) return located(model.text, site.argument(2))
  const made = equationsIn(model)
  if (made !== undefined) return made.text
  const message = `model has to be a string or an Equations object, is '<class '${typeName(model)}'>' instead.`
  throw new PythonError('TypeError', message, { span: site.argument(2) })
}

/** The code of a pathway, or of several by their names. */
function pathwayOption(
  option: 'onPre' | 'onPost',
  value: Value | undefined,
  name: string,
  site: CallSite,
): Pick<SynapsesOptions, 'onPre' | 'onPost'> {
  if (!given(value)) return {}
  const code = (each: Value): SourceText => {
    if (isStr(each)) return located(each.text, site.argument(name))
    const message = `${name} has to be a string or a dict of strings, not '${typeName(each)}'`
    throw new PythonError('TypeError', message, { span: site.argument(name) })
  }
  const several = keywordMap(value)
  const isDict = typeof value === 'object' && value.kind === 'dict'
  const texts = isDict ? Object.fromEntries([...several].map(([path, each]) => [path, code(each)])) : code(value)
  return { [option]: texts }
}

function eventOption(value: Exclude<Value, null>, site: CallSite): NonNullable<SynapsesOptions['onEvent']> {
  if (isStr(value)) return value.text.text
  const several = [...keywordMap(value)].map(([path, each]) => [path, isStr(each) ? each.text.text : ''] as const)
  if (several.length > 0) return Object.fromEntries(several)
  throw new PythonError('TypeError', `on_event has to be a string or a dict, not '${typeName(value)}'`, {
    span: site.argument('on_event'),
  })
}

function delayOption(value: Exclude<Value, null>, site: CallSite): NonNullable<SynapsesOptions['delay']> {
  const single = (each: Value): Quantity => {
    const values = isStr(each) ? undefined : toArray(each, site)
    if (values === undefined || values.shape.length > 0) {
      const message =
        'Cannot set the delay of a pathway: delays given to Synapses are single quantities; set those of each synapse with its delay attribute'
      throw new PythonError('TypeError', message, { span: site.argument('delay') })
    }
    return timeOption('delay', each, site)
  }
  if (typeof value !== 'object' || value.kind !== 'dict') return single(value)
  return Object.fromEntries([...keywordMap(value)].map(([path, each]) => [path, single(each)]))
}

/** Counts of synapses by neuron: `N_outgoing_pre`, and for each synapse of that neuron `N_outgoing`. */
const counts: readonly (readonly [name: string, view: GroupView<Synapses>])[] = (
  [
    ['N_outgoing', 'pre', 'i'],
    ['N_incoming', 'post', 'j'],
  ] as const
).flatMap(([name, side, index]): (readonly [string, GroupView<Synapses>])[] => {
  const byNeuron = (group: Synapses): Int32Array => {
    const found = new Int32Array(group.ends[side].size)
    for (const neuron of group.read(index)) found[neuron] = (found[neuron] ?? 0) + 1
    return found
  }
  const shown = (values: (group: Synapses) => Int32Array): GroupView<Synapses> => {
    return group => ({ dimension: [0, 0, 0, 0, 0, 0, 0], shared: false, read: () => array(values(group)) })
  }
  return [
    [`${name}_${side}`, shown(byNeuron)],
    [
      name,
      shown(group => {
        const found = byNeuron(group)
        return Int32Array.from(group.read(index), neuron => found[neuron] ?? 0)
      }),
    ],
  ]
})

const sizes: readonly (readonly [name: string, view: GroupView<Synapses>])[] = (['pre', 'post'] as const).map(side => [
  `N_${side}`,
  group => ({
    dimension: [0, 0, 0, 0, 0, 0, 0],
    shared: true,
    read: () => array(Int32Array.of(group.ends[side].size), []),
  }),
])

/** A delay that all synapses of a pathway have. */
const onlyDelay: GroupView<Synapses> = group => {
  const delay = group.model.synaptic?.pathways.get('pre')?.delay.seconds ?? 0
  return { dimension: seconds, shared: true, read: () => array(Float64Array.of(delay), [], 'float', seconds) }
}

const synapsesClass: BrianClass<'group'> = classOfGroups<'group', Synapses>({
  name: 'Synapses',
  stem: 'synapses',
  kind: 'group',
  item: (group, index, site) => {
    if (typeof index === 'object' && index?.kind === 'tuple') return array(synapsesBetween(group, index, site))
    throw unsupported(notYet('an index of Synapses that is no pair of neurons'))
  },
  attributes: (group, name, site) => {
    if (name === 'delay' && !group.variables.has(name) && group.model.synaptic?.pathways.has('pre') === true)
      return view({ ...onlyDelay(group), owner: group.name, name })
    if (group.model.synaptic?.pathways.has(name) === true) return pathwayValue(group, name)
    if (name === 'source' || name === 'target')
      return brianOf(site.session).wrappers.get(group.ends[name === 'source' ? 'pre' : 'post'])
    return undefined
  },
  views: new Map([...counts, ...sizes]),
  methods: [connectMethod, ...regularMethods, ...groupStates],
  repr: object => {
    const group = own<'group'>(object).object
    return `<Synapses '${group.name}'>`
  },
})

interface Pathway {
  readonly group: Synapses
  readonly name: string
}

function pathwayValue(group: Synapses, name: string): Value {
  return { kind: 'object', type: pathwayType, data: { group, name } satisfies Pathway }
}

const pathwayType: ObjectType = {
  name: 'SynapticPathway',
  attribute: (object, name, site) => {
    const { group, name: pathway } = object.data as Pathway
    const model = group.model.synaptic?.pathways.get(pathway)
    if (model === undefined) return undefined
    if (name === 'name') return str(`${group.name}_${pathway}`)
    if (name === 'code') return { kind: 'str', text: model.code.text }
    if (name !== 'delay') throw noAttribute(name, 'SynapticPathway', ['name', 'code', 'delay'])
    const { variable } = model.delay
    if (variable === undefined) return array(Float64Array.of(model.delay.seconds), [], 'float', seconds)
    return synapsesClass.attribute?.({ kind: 'object', type: synapsesClass, data: { object: group } }, variable, site)
  },
  setAttribute: (object, name, value, site) => {
    const { group, name: pathway } = object.data as Pathway
    const variable = group.model.synaptic?.pathways.get(pathway)?.delay.variable
    const info = variable === undefined ? undefined : group.variables.get(variable)
    if (name !== 'delay' || info === undefined) throw noAttribute(name, 'SynapticPathway', ['delay'])
    setVariable(group, info, undefined, value, site)
  },
  attributeNames: () => ['name', 'code', 'delay'],
  repr: object => {
    const { group, name } = object.data as Pathway
    return `<SynapticPathway '${group.name}_${name}'>`
  },
}
