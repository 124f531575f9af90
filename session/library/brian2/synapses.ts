/** The class `Synapses` (semantics §9). */
import { sizeNames } from '../../../compiler/index.ts'
import { Synapses, type SynapsesOptions } from '../../../network/index.ts'
import { type SourceText } from '../../../diagnostics/index.ts'
import { isDimensionless, type Quantity, sameDimension, seconds } from '../../../units/index.ts'
import { array } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isStr, type Value } from '../../evaluate/values.ts'
import { given, keywordMap } from '../arguments.ts'
import { toStr } from '../../print/show.ts'
import { row } from '../row.ts'
import { type BrianClass, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { connectMethod } from './connect.ts'
import { equationsIn, registerCompounds } from './equations.ts'
import { classOfGroups } from './group-class.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { groupNamespace, keepNamespace } from './namespace.ts'
import { regularMethods } from './operations.ts'
import { ownerOf } from './owner.ts'
import { objectText } from './parts.ts'
import { pathwayAttribute, setPathwayAttribute } from './pathway.ts'
import { precisionOption, requireTypes } from './precision.ts'
import { brianOf } from './state.ts'
import { methodOption, methodOptionsOf } from './state-updaters.ts'
import { groupStates } from './states.ts'
import { chosenSynapses, indexer } from './synaptic-indices.ts'
import { synapticViews } from './synaptic-views.ts'
import { orderOption } from './time-option.ts'
import { readOnly } from './variable-view.ts'

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
      const message = 'The connect keyword argument is no longer supported, call the connect method instead.'
      throw new PythonError('TypeError', message, { span: site.argument('connect') })
    }
    requireOne(onPre, pre, 'pre', site)
    requireOne(onPost, post, 'post', site)
    if (given(multisynaptic) && !isStr(multisynaptic)) {
      const message = 'multisynaptic_index argument has to be a string'
      throw new PythonError('TypeError', message, { span: site.argument('multisynaptic_index') })
    }
    const [from, to] = [endOf('source', source, 0, site), given(target) ? endOf('target', target, 1, site) : undefined]
    const options = {
      ...pathwayOption('onPre', given(onPre) ? onPre : pre, 'on_pre', site),
      ...pathwayOption('onPost', given(onPost) ? onPost : post, 'on_post', site),
      ...(given(onEvent) && { onEvent: eventOption(onEvent, site) }),
      ...(given(delay) && { delay: delayOption(delay, site) }),
      ...(given(multisynaptic) && { multisynapticIndex: multisynaptic.text.text }),
      ...(given(methods) && { method: methodOption(methods, site) }),
      ...(given(methodOptions) && { methodOptions: methodOptionsOf(methodOptions, site) }),
      ...(given(namespace) && { namespace: groupNamespace(namespace, site.session, site.argument('namespace')) }),
      ...precisionOption(dtype, site),
      ...clockOptions(dt, clock, site),
      ...orderOption(order, site),
      name: nameOf(name, synapsesClass.stem, site),
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
      onDiagnostic: site.session.report,
    } satisfies SynapsesOptions
    const object = new Synapses(from, to, equationsOption(model, site), options)
    requireTypes(object, dtype, site)
    registerCompounds(object.model.variables.values(), site.session)
    keepNamespace(object, namespace, site.session)
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

/** `pre` is what `on_pre` was called before. */
function requireOne(now: Value | undefined, before: Value | undefined, name: string, site: CallSite): void {
  if (!given(now) || !given(before)) return
  const message = `Cannot specify both '${name}' and 'on_${name}'. The '${name}' keyword is deprecated, use the 'on_${name}' keyword instead.`
  throw new PythonError('TypeError', message, { span: site.argument(name) })
}

/** The code of a pathway, or of several by their names. */
function pathwayOption(
  option: 'onPre' | 'onPost',
  value: Value | undefined,
  name: string,
  site: CallSite,
): Pick<SynapsesOptions, 'onPre' | 'onPost'> {
  if (!given(value) || (isStr(value) && value.text.text === '')) return {}
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
  const isDict = typeof value === 'object' && value.kind === 'dict'
  const several = isDict ? [...keywordMap(value)] : []
  const named = several.flatMap(([path, each]) => (isStr(each) ? [[path, each.text.text] as const] : []))
  if (isDict && named.length === several.length) return Object.fromEntries(named)
  throw new PythonError('TypeError', `on_event has to be a string or a dict, not '${typeName(value)}'`, {
    span: site.argument('on_event'),
  })
}

function delayOption(value: Exclude<Value, null>, site: CallSite): NonNullable<SynapsesOptions['delay']> {
  const span = site.argument('delay')
  const refused = (message: string): PythonError => new PythonError('TypeError', message, { span })
  const single = (each: Value, pathway: string, wanted: string): Quantity => {
    const values = isStr(each) ? undefined : toArray(each, site)
    if (values === undefined || (isDimensionless(values.dimension) && values.shape.length === 0)) throw refused(wanted)
    if (values.shape.length > 0) {
      const shape = `(${values.shape.join(', ')}${values.shape.length === 1 ? ',' : ''})`
      throw refused(
        `Cannot set the delay for pathway '${pathway}': expected a scalar quantity, got a quantity with shape ${shape} instead.`,
      )
    }
    const { dimension } = values
    if (sameDimension(dimension, seconds)) return { value: values.data[0] ?? 0, dimension }
    const message = `Delay has to be specified in units of seconds but got ${toStr(each, site.session)}`
    const raised = dimensionError(message, [dimension], site.session.units)
    raised.span = span
    throw raised
  }
  const kind = (each: Value): string => `<class '${typeName(each)}'>`
  if (typeof value !== 'object' || value.kind !== 'dict')
    return single(value, 'pre', `Delay argument has to be a quantity or a dictionary, is type ${kind(value)} instead.`)
  return Object.fromEntries(
    [...keywordMap(value)].map(([path, each]) => [
      path,
      single(each, path, `Cannot set the delay for pathway '${path}': expected a quantity, got ${kind(each)} instead.`),
    ]),
  )
}

/** What is counted for each neuron, from the first one of its group, and how many neurons there are. */
function countedByNeuron(group: Synapses, name: string): Value | undefined {
  const side = name.endsWith('_pre') ? 'pre' : 'post'
  const end = group.ends[side]
  if (name === sizeNames[side]) return BigInt(end.size)
  if (name !== (side === 'pre' ? 'N_outgoing_pre' : 'N_incoming_post')) return undefined
  const first = end.range?.start ?? 0
  const found = new Int32Array(first + end.size)
  found.set(group.degrees(side), first)
  return array(found)
}

const synapsesClass: BrianClass<'group'> = classOfGroups<'group', Synapses>({
  name: 'Synapses',
  stem: 'synapses',
  kind: 'group',
  item: chosenSynapses,
  attributes: (group, name, site) => {
    if (name === 'indices') return indexer(group)
    if (name === 'source' || name === 'target')
      return brianOf(site.session).wrappers.get(group.ends[name === 'source' ? 'pre' : 'post'])
    return pathwayAttribute(group, name) ?? countedByNeuron(group, name)
  },
  attributeNames: ({ model }) => [
    'source',
    'target',
    ...(model.synaptic?.pathways.keys() ?? []),
    ...Object.values(sizeNames),
    'N_outgoing_pre',
    'N_incoming_post',
  ],
  setAttribute: (group, name, value, site) => {
    if (Object.values(sizeNames).includes(name)) throw readOnly(name)
    return setPathwayAttribute(group, name, value, site)
  },
  views: synapticViews,
  methods: [connectMethod, ...regularMethods, ...groupStates],
  repr: (object, display) => {
    const { name, clockInUse, order } = own<'group'>(object).object
    return objectText('Synapses', { name, clockInUse, timing: { when: 'start', order } }, display)
  },
})
