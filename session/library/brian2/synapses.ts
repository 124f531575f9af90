/** The class `Synapses` (semantics §9). */
import { type ConnectOptions, Synapses, type SynapsesOptions } from '../../../network/index.ts'
import { withSpan } from '../../../network/with-span.ts'
import { type SourceText } from '../../../diagnostics/index.ts'
import { dimensionless, isDimensionless, type Quantity, sameDimension, seconds } from '../../../units/index.ts'
import { array } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isStr, type Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { given, keywordMap } from '../arguments.ts'
import { toStr } from '../../print/show.ts'
import { method, row } from '../row.ts'
import { type BrianClass, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { equationsIn, registerCompounds } from './equations.ts'
import { classOfGroups, type GroupView } from './group-class.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { callerNamespace, givenNamespace } from './namespace.ts'
import { regularMethods } from './operations.ts'
import { ownerOf } from './owner.ts'
import { objectText } from './parts.ts'
import { delayView, pathwayValue, setDelay } from './pathway.ts'
import { brianOf } from './state.ts'
import { methodOption, methodOptionsOf } from './state-updaters.ts'
import { groupStates } from './states.ts'
import { synapsesBetween } from './synaptic-indices.ts'
import { orderOption } from './time-option.ts'
import { readOnly, view } from './variable-view.ts'

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

/** `S.connect(condition=None, i=None, …)`. */
const connectMethod = method<{ readonly object: Synapses }>(
  'connect(condition=None, i=None, j=None, p=1.0, n=1, skip_if_invalid=False, namespace=None, level=0)',
  ({ object }, [condition, i, j, p, n, skip, namespace], site) => {
    if (given(skip) && skip !== false) throw unsupported(notYet('skip_if_invalid of connect'))
    const options: ConnectOptions = {
      ...(given(condition) && { condition: conditionOption(condition, site) }),
      ...(given(i) && { i: indexOption('i', i, 1, site) }),
      ...(given(j) && { j: indexOption('j', j, 2, site) }),
      ...(given(p) && { p: numberOption('p', p, 3, site) }),
      ...(given(n) && { n: numberOption('n', n, 4, site) }),
      namespace: given(namespace)
        ? givenNamespace(namespace, site.session, site.argument('namespace'))
        : callerNamespace(site.session),
      span: site.span,
    }
    withSpan(site.span, () => object.connect(options))
    return null
  },
)

function conditionOption(value: Exclude<Value, null>, site: CallSite): SourceText | boolean {
  if (typeof value === 'boolean') return value
  if (isStr(value)) return located(value.text, site.argument(0))
  throw new PythonError('TypeError', `condition has to be a string or a boolean, not '${typeName(value)}'`)
}

function indexOption(name: 'i' | 'j', value: Exclude<Value, null>, place: number, site: CallSite): number | number[] {
  if (isStr(value)) {
    throw unsupported(notYet(`the generator syntax of connect(${name}='…')`), {
      span: site.argument(name),
      help: "arrays of indices, conditions such as 'i != j', and p= are there",
    })
  }
  const values = toArray(value, site)
  if (values === undefined || values.type !== 'integer') {
    const message = `${name} has to be an integer or an array of integers, not '${typeName(value)}'`
    throw new PythonError('TypeError', message, { span: site.argument(place) })
  }
  return values.shape.length === 0 ? (values.data[0] ?? 0) : Array.from(values.data)
}

function numberOption(
  name: 'p' | 'n',
  value: Exclude<Value, null>,
  place: number,
  site: CallSite,
): SourceText | number {
  if (isStr(value)) return located(value.text, site.argument(name))
  const values = toArray(value, site)
  if (values !== undefined && values.data.length === 1) return values.data[0] ?? 0
  throw unsupported(notYet(`${name} of connect as an array`), { span: site.argument(place) })
}

/** Counts of synapses by neuron, `N_outgoing_pre`; `N_outgoing` is for each synapse that of its neuron. */
const counted = [
  { name: 'N_outgoing', side: 'pre', index: 'i' },
  { name: 'N_incoming', side: 'post', index: 'j' },
] as const

type Counted = (typeof counted)[number]

/** From the first neuron of the whole group on, as in Brian 2. */
function countsOf(group: Synapses, { side, index }: Counted): Int32Array {
  const { size, range } = group.ends[side]
  const start = range?.start ?? 0
  const found = new Int32Array(start + size)
  for (const neuron of group.read(index)) found[start + neuron] = (found[start + neuron] ?? 0) + 1
  return found
}

const counts = counted.map((each): readonly [name: string, view: GroupView<Synapses>] => [
  each.name,
  group => ({
    dimension: dimensionless,
    shared: false,
    read: () => {
      const found = countsOf(group, each)
      const start = group.ends[each.side].range?.start ?? 0
      return array(Int32Array.from(group.read(each.index), neuron => found[start + neuron] ?? 0))
    },
  }),
])

function countOf(size: number): ReturnType<GroupView<Synapses>> {
  return { dimension: dimensionless, shared: true, read: () => array(Int32Array.of(size), []) }
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
    if (name === 'N') return view({ ...countOf(group.size), owner: group.name, name })
    if (name === 'N_pre' || name === 'N_post') return BigInt(group.ends[name === 'N_pre' ? 'pre' : 'post'].size)
    const each = counted.find(({ name: of, side }) => name === `${of}_${side}`)
    if (each !== undefined) return array(countsOf(group, each))
    const pre = group.pathway('pre')
    if (name === 'delay' && pre !== undefined) return delayView(group, pre)
    if (group.pathway(name) !== undefined) return pathwayValue(group, name)
    if (name === 'source' || name === 'target')
      return brianOf(site.session).wrappers.get(group.ends[name === 'source' ? 'pre' : 'post'])
    return undefined
  },
  set: (group, name, value, site) => {
    if (name === 'N_pre' || name === 'N_post') throw readOnly(name)
    const pre = group.pathway('pre')
    if (name !== 'delay' || pre === undefined) return false
    setDelay(group, pre, value, site)
    return true
  },
  views: new Map(counts),
  methods: [connectMethod, ...regularMethods, ...groupStates],
  repr: (object, display) => {
    const { name, clockInUse, order } = own<'group'>(object).object
    return objectText('Synapses', { name, clockInUse, timing: { when: 'start', order } }, display)
  },
})
