import { buildSynapses, neuronVariables, synapticNames } from '../compiler/index.ts'
import type { PathwayArguments, SynapsesArguments } from '../compiler/model/build-synapses.ts'
import type { Namespace, Outside } from '../compiler/model/external.ts'
import type { GroupModel, PathwayModel, Side } from '../compiler/model/group.ts'
import type { EndModel } from '../compiler/model/network.ts'
import {
  error,
  HillockError,
  type OptionKinds,
  type Report,
  requireOptions,
  type SourceText,
  type Span,
  wrongArgument,
} from '../diagnostics/index.ts'
import type { NetworkState, NumberArray } from '../host/running.ts'
import { dimensionless, seconds } from '../units/index.ts'
import { bareName } from './brian-object.ts'
import { built } from './built.ts'
import { connectedPairs } from './connect.ts'
import { arePairs, type ConnectOptions, connectOptions, pairsOf, ruleOf } from './connect-options.ts'
import { Equations as EquationsObject } from './equations.ts'
import { Group, type GroupOptions, groupOptions } from './group.ts'
import { gathered, type Link } from './link.ts'
import { type MethodLike, methodOptionsOf, type MethodOptionsLike, methodsOf } from './methods.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import type { NamedArrays } from './snapshot.ts'
import { isText, sourceText, type Text } from './text.ts'
import type { Pairs } from './pair-list.ts'
import { orderOf } from './timing.ts'
import { toConsole } from './to-console.ts'
import { tools } from './tools.ts'
import { VariableOwner } from './variables.ts'

/** One for the only pathway of a side, or one for each by its name. */
export type PerPathway<Value> = Value | Readonly<Record<string, Value>>

export interface SynapsesOptions extends GroupOptions {
  /** What spikes of the neurons before the synapses do, and of those behind them: statements. Pathways are called `pre` and `post`. */
  readonly onPre?: PerPathway<Text> | undefined
  readonly onPost?: PerPathway<Text> | undefined
  /** Which events come through: of all pathways, or by pathway; `spike` unless given. */
  readonly onEvent?: PerPathway<string> | undefined
  /** One delay for all synapses of `pre`, or of several pathways by name. Without, every synapse has one of its own: `delay`. */
  readonly delay?: QuantityLike | Readonly<Record<string, QuantityLike>> | undefined
  readonly order?: number | undefined
  readonly method?: MethodLike | readonly MethodLike[] | undefined
  readonly methodOptions?: MethodOptionsLike | undefined
  readonly namespace?: Namespace | NamespaceLike | undefined
  readonly onDiagnostic?: Report | undefined
}

const synapsesOptions: OptionKinds<SynapsesOptions> = {
  onPre: 'own',
  onPost: 'own',
  onEvent: 'own',
  delay: 'own',
  order: 'own',
  method: 'own',
  methodOptions: 'own',
  namespace: 'own',
  onDiagnostic: 'function',
  ...groupOptions,
}

/** The neurons before synapses and those behind them. */
export type EndOwners = Readonly<Record<Side, VariableOwner>>

/**
 * Synapses between the neurons of two groups (semantics §9): `new Synapses(G, H, 'w : 1', { onPre: 'v_post += w' })`, then
 * {@link connect}. Its elements are the synapses, in the order in which they were made; it has variables as groups have.
 */
export class Synapses extends Group {
  readonly ends: EndOwners
  /** Whether `connect` has been called. */
  #connected = false
  /** Events on their way, by the name of their queue, while no network has them. */
  readonly #queues = new Map<string, Int32Array>()
  #state: NetworkState | undefined

  /**
   * @param source the neurons whose spikes come in: a group or a subgroup
   * @param target those behind the synapses; the same unless given
   * @param equations of each synapse
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(
    source: VariableOwner,
    target: VariableOwner = source,
    equations: Text | EquationsObject = '',
    options: SynapsesOptions = {},
  ) {
    requireOptions('Synapses', options, synapsesOptions)
    if (!(source instanceof VariableOwner)) throw wrongArgument('the first argument of Synapses', 'a group', source)
    if (!(target instanceof VariableOwner)) throw wrongArgument('the second argument of Synapses', 'a group', target)
    const ends = { pre: source, post: target }
    const text = equations instanceof EquationsObject ? equations.text : sourceText(equations, 'equations')
    super(buildModel(ends, text, options), options)
    this.ends = ends
    this.linkAll(linksOf(ends, this.model))
  }

  /** Whether `connect` has been called, be there synapses or not. */
  get connected(): boolean {
    return this.#connected
  }

  /**
   * Makes synapses, behind those that there are (semantics §9.6).
   *
   * @throws HillockError with what is wrong with the rule, or the indices
   */
  connect(options: ConnectOptions = {}): void {
    requireOptions('connect', options, connectOptions)
    const { condition, i, j, span } = options
    if (condition !== undefined && (i !== undefined || j !== undefined))
      throw failure('bad-value', 'ValueError: Cannot combine condition with i or j arguments', span)
    const pieces = arePairs(options) ? [this.#given(options)] : this.#byRule(options)
    this.#connected = true
    this.#append(pieces)
  }

  /** The model as a run finds it: delays that are all alike are one. */
  get settled(): GroupModel {
    const { model } = this
    const { synaptic } = model
    if (synaptic === undefined) return model
    const pathways = new Map(
      Array.from(synaptic.pathways.values(), each => [each.name, { ...each, delay: this.#delayOf(each) }] as const),
    )
    return { ...model, synaptic: { ...synaptic, pathways } }
  }

  /** The neurons at both ends, as indices among these groups. */
  endModels(groups: readonly Group[]): Readonly<Record<Side, EndModel>> {
    const end = (side: Side): EndModel => {
      const { group, range } = this.ends[side]
      return { group: groups.indexOf(group), range, ordered: isAscending(this.values.read(synapticNames[side])) }
    }
    return { pre: end('pre'), post: end('post') }
  }

  /** Refuses a run without `connect`, or with delays that are none. */
  requireConnected(): void {
    const { name, span } = this
    const { pathways, summed } = this.model.synaptic ?? { pathways: new Map(), summed: new Map() }
    if (!this.#connected && pathways.size + summed.size > 0) {
      const message = `TypeError: Synapses object '${name}' does not do anything, since it has not created synapses with 'connect'. Set its active attribute to False if you intend to do only do this for a subsequent run.`
      throw failure('network', message, span, 'call connect() first')
    }
    for (const { delay } of pathways.values()) {
      if (delay.variable === undefined) continue
      const wrong = this.values.read(delay.variable).find(value => !(value >= 0 && Number.isFinite(value)))
      if (wrong === undefined) continue
      throw failure(
        'bad-value',
        `ValueError: a delay of '${name}' is ${wrong} seconds: delays are times from 0 on`,
        span,
      )
    }
  }

  override bind(state: NetworkState): void {
    super.bind(state)
    this.#state = state
    for (const [queue, values] of this.#queues) state.keep(this.name, queue, values)
    this.#queues.clear()
  }

  override release(): void {
    this.#keepQueues()
    this.#state = undefined
    super.release()
  }

  override contents(): NamedArrays {
    const queues = this.#state === undefined ? this.#queues : this.#queuesIn(this.#state)
    return new Map([...super.contents(), ...queues])
  }

  #keepQueues(): void {
    if (this.#state === undefined) return
    for (const [name, values] of this.#queuesIn(this.#state)) this.#queues.set(name, values)
  }

  #queuesIn(state: NetworkState): Map<string, Int32Array> {
    const names = [...(this.model.synaptic?.pathways.keys() ?? [])].map(pathway => `_${pathway}_queue`)
    return new Map(
      names.flatMap(name => {
        const values = state.kept(this.name, name)
        return values === undefined ? [] : [[name, Int32Array.from(values)] as const]
      }),
    )
  }

  #append(pieces: readonly Pairs[]): void {
    const count = pieces.reduce((sum, { i }) => sum + i.length, 0)
    if (count === 0) return
    const before = this.size
    this.#keepQueues()
    this.values.grow(count)
    let start = before
    for (const { i, j } of pieces) {
      this.values.writeFrom(start, synapticNames.pre, i)
      this.values.writeFrom(start, synapticNames.post, j)
      start += i.length
    }
    for (const variable of [synapticNames.pre, synapticNames.post])
      this.values.noteLater(() => ({
        kind: 'data',
        variable,
        indices: Array.from({ length: count }, (_, k) => before + k),
        values: Array.from(this.values.read(variable, { start: before, stop: before + count })),
      }))
  }

  #given(options: ConnectOptions): Pairs {
    const { pre, post } = this.ends
    return pairsOf(options, {
      sizes: { pre: pre.size, post: post.size },
      names: { pre: pre.name, post: post.name },
      streams: this.values.streams,
    })
  }

  #byRule(options: ConnectOptions): readonly Pairs[] {
    const { pre, post } = this.ends
    const namespace = namespaceOf(options.namespace)
    const rule = ruleOf(options, this.model, namespace)
    if (rule === undefined) return []
    const known = new Map<string, NumberArray>()
    const before = this.size
    return connectedPairs(rule, {
      model: this.model,
      namespace,
      sizes: { pre: pre.size, post: post.size },
      read: (variable, at) => this.#readFor(variable, at, namespace, known),
      requireRoom: synapses => this.values.requireRoom(before + synapses),
      streams: this.values.streams,
      dt: this.clockInUse.dt,
      t: this.clockInUse.t,
      skipInvalid: options.skipInvalid ?? false,
    }).pieces
  }

  /** The values of a variable for neurons, or pairs of them, that no synapse connects yet. */
  #readFor(
    variable: string,
    at: Readonly<Record<Side, Int32Array>>,
    namespace: Namespace,
    known: Map<string, NumberArray>,
  ): NumberArray {
    if (variable === synapticNames.pre) return at.pre
    if (variable === synapticNames.post) return at.post
    const link = this.links.get(variable)
    if (link === undefined) return this.values.read(variable)
    const values = known.get(variable) ?? link.group.read(link.variable, namespace)
    known.set(variable, values)
    return gathered(link, values, link.index === synapticNames.pre ? at.pre : at.post)
  }

  #delayOf({ delay }: PathwayModel): PathwayModel['delay'] {
    if (delay.variable === undefined) return delay
    const values = this.values.read(delay.variable)
    const [first = 0] = values
    if (values.every(value => value === first)) return { seconds: first }
    let longest = 0
    for (const value of values) longest = Math.max(longest, value)
    return { seconds: longest, variable: delay.variable }
  }
}

function isAscending(values: NumberArray): boolean {
  return values.every((value, k) => k === 0 || (values[k - 1] ?? 0) <= value)
}

function linksOf(ends: EndOwners, { variables }: GroupModel): Map<string, Link> {
  const own = { has: (name: string): boolean => variables.get(name)?.linked !== true }
  const models = { pre: ends.pre.model, post: ends.post.model }
  return new Map(
    neuronVariables(models, own).map(({ name, side, variable }) => {
      const { group, range } = ends[side]
      return [name, { group, variable: variable.name, index: synapticNames[side], range, sure: true }] as const
    }),
  )
}

function buildModel(ends: EndOwners, equations: SourceText, options: SynapsesOptions): GroupModel {
  const { name, span, method, methodOptions, order, namespace, onDiagnostic } = options
  const size = (side: Side): readonly [string, Outside] => [
    `N_${side}`,
    { value: ends[side].size, type: 'integer', dimension: dimensionless },
  ]
  const given: SynapsesArguments = {
    name: bareName(name, span) ?? 'synapses',
    ends: {
      pre: { ...ends.pre.model, name: ends.pre.name },
      post: { ...ends.post.model, name: ends.post.name },
    },
    equations,
    pathways: [...pathwaysOf('pre', options.onPre, options), ...pathwaysOf('post', options.onPost, options)],
    order: orderOf(order, span),
    methods: methodsOf(method),
    methodOptions: methodOptionsOf(methodOptions),
    namespace: new Map([...namespaceOf(namespace), size('pre'), size('post')]),
    span,
  }
  for (const pathway of namedDelays(options)) {
    if (given.pathways.some(each => each.name === pathway)) continue
    throw failure('bad-value', `ValueError: Cannot set the delay for pathway '${pathway}': unknown pathway.`, span)
  }
  return built(report => buildSynapses(given, tools().parser, report), onDiagnostic ?? toConsole())
}

function pathwaysOf(
  side: Side,
  given: SynapsesOptions['onPre'],
  { onEvent, delay }: SynapsesOptions,
): readonly PathwayArguments[] {
  if (given === undefined) return []
  const texts = isText(given) ? { [side]: given } : given
  return Object.entries(texts).map(([name, code]) => {
    const event = typeof onEvent === 'string' ? onEvent : onEvent?.[name]
    const own = isQuantityLike(delay) ? (name === 'pre' ? delay : undefined) : delay?.[name]
    const seconds_ = own === undefined ? undefined : { value: siValue(own, seconds, 'delay'), dimension: seconds }
    return { name, side, text: sourceText(code, `${side}.${name}`), event, delay: seconds_ }
  })
}

/** The pathways whose delays are given. */
function namedDelays({ delay }: SynapsesOptions): readonly string[] {
  if (delay === undefined) return []
  return isQuantityLike(delay) ? ['pre'] : Object.keys(delay)
}

function isQuantityLike(given: SynapsesOptions['delay']): given is QuantityLike {
  return typeof given === 'string' || (typeof given === 'object' && 'value' in given && 'dimension' in given)
}

function failure(
  code: 'bad-value' | 'network' | 'unsupported' | 'unknown-name' | 'type-mismatch',
  message: string,
  span: Span | undefined,
  help?: string,
): HillockError {
  return new HillockError([error(code, span, message, { help })])
}
