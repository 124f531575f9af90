import { buildSynapses, delayName, neuronVariables, readValue, synapticNames } from '../compiler/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
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
import { connectedPairs, type Pairs, repeated } from './connect.ts'
import { Equations as EquationsObject } from './equations.ts'
import { Group, type GroupOptions, groupOptions } from './group.ts'
import { isNumbers } from './is-numbers.ts'
import { type Link, linkedValues } from './link.ts'
import { type MethodLike, methodOptionsOf, type MethodOptionsLike, methodsOf } from './methods.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { PathwayQueues, type PathwayNow } from './pathway-queues.ts'
import { type NamedArrays, sameArrays } from './snapshot.ts'
import { isText, sourceText, type Text } from './text.ts'
import { orderOf, timingOf, type TimingOptions, timingOptions } from './timing.ts'
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

/** What {@link Synapses.setPathway} changes. */
export interface PathwayOptions extends TimingOptions {
  readonly delay?: QuantityLike | undefined
  readonly active?: boolean | undefined
}

/** What {@link Synapses.connect} connects: everything with everything unless something is given. */
export interface ConnectOptions {
  /** Which pairs: a text over `i`, `j` and variables of the neurons (`v_pre`, `x_post`), or true or false. */
  readonly condition?: Text | boolean | undefined
  /** The neurons before and behind each synapse, one for all or as many as there are to be synapses. */
  readonly i?: number | ArrayLike<number> | undefined
  readonly j?: number | ArrayLike<number> | undefined
  /** With which probability a pair is connected, and how many times. */
  readonly p?: Text | number | undefined
  readonly n?: Text | number | ArrayLike<number> | undefined
  readonly namespace?: Namespace | NamespaceLike | undefined
  readonly span?: Span | undefined
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

const connectOptions: OptionKinds<ConnectOptions> = {
  condition: 'own',
  i: 'own',
  j: 'own',
  p: 'own',
  n: 'own',
  namespace: 'own',
  span: 'span',
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
  readonly #queues: PathwayQueues

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
    const { values } = this
    this.#queues = new PathwayQueues({
      of: () => this.name,
      size: () => this.size,
      read: variable => values.read(variable),
      pathways: () => this.#pathwaysNow(),
    })
    values.beforeWriting = variable => this.#queues.writing(variable)
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
    if (condition !== undefined && (i !== undefined || j !== undefined)) {
      throw failure('bad-value', 'ValueError: Cannot combine condition with i or j arguments', span)
    }
    const pairs = i === undefined && j === undefined ? this.#byRule(options) : this.#byIndices(options)
    this.#connected = true
    this.#append(pairs)
  }

  protected override requireReady(variable: string, span: Span | undefined): void {
    if (this.#connected) return
    const behind = this.links.get(variable)?.variable ?? (variable === delayName('pre') ? '_pre_delay' : variable)
    const message = `TypeError: Cannot write to synaptic variable '${behind}', you need to call connect(...) first`
    throw failure('network', message, span)
  }

  /** The model as a run finds it: delays that are all alike are one. */
  get settled(): GroupModel {
    const { model } = this
    const { synaptic } = model
    if (synaptic === undefined) return model
    const pathways = new Map(
      this.#pathwaysNow().map(({ pathway }) => {
        const { name } = pathway
        return [name, { ...pathway, carried: this.#queues.carriedBy(name) }] as const
      }),
    )
    return { ...model, synaptic: { ...synaptic, pathways } }
  }

  /** Another object whenever synapses or delays are not what they were in the last run. */
  get arrangement(): object {
    return this.#queues.arrangement
  }

  /** Before a run: what is on its way arrives as it would have, whatever has changed since. */
  settleQueues(): void {
    this.#queues.settle()
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
    this.#queues.bind(state)
  }

  override release(): void {
    this.#queues.release()
    super.release()
  }

  override contents(): NamedArrays {
    const delays = this.#commonDelays.map(
      ({ name, delay }) => [delayName(name), Float64Array.of(delay.seconds)] as const,
    )
    return new Map([...super.contents(), ...delays, ...this.#queues.contents()])
  }

  /** As of any group, but there may be another number of synapses, and other events on their way. */
  override fits(contents: NamedArrays): boolean {
    const own = super.contents()
    const lengths = new Set(
      [...own.keys()].flatMap(name =>
        this.variables.get(name)?.perNeuron === true ? [contents.get(name)?.length] : [],
      ),
    )
    const stored = new Map([...contents].filter(([name]) => own.has(name)))
    return lengths.size === 1 && sameArrays(own, stored, true)
  }

  override refill(contents: NamedArrays): void {
    const count = contents.get(synapticNames.pre)?.length ?? 0
    if (count !== this.size) this.values.resize(count)
    super.refill(contents)
    for (const { name } of this.#commonDelays) {
      const [delay] = contents.get(delayName(name)) ?? []
      if (delay !== undefined) this.#change(name, { delay: { seconds: delay } })
    }
    this.#queues.refill(contents)
  }

  /** A pathway as it is now. */
  pathway(name: string): PathwayModel | undefined {
    return this.model.synaptic?.pathways.get(name)
  }

  /**
   * From the next run on a pathway has another delay, which all of its synapses share, or another place in a step, or rests.
   *
   * @throws HillockError `unknown-name`, or `bad-value` for a delay that is none
   */
  setPathway(name: string, options: PathwayOptions): void {
    requireOptions('setPathway', options, { delay: 'own', active: 'truth', ...timingOptions })
    const pathway = this.pathway(name)
    if (pathway === undefined) throw failure('unknown-name', `'${this.name}' has no pathway '${name}'`, options.span)
    const { delay, active = pathway.active, span } = options
    const seconds_ = delay === undefined ? undefined : siValue(delay, seconds, 'delay')
    if (seconds_ !== undefined) this.#requireCommon(pathway, seconds_, span)
    const timing = timingOf(options, pathway.code.timing)
    const changed = seconds_ === undefined ? {} : { delay: { seconds: seconds_ } }
    this.#change(name, { ...changed, active, code: { ...pathway.code, timing } })
  }

  #requireCommon({ name, delay }: PathwayModel, value: number, span: Span | undefined): void {
    this.requireReady(delayName(name), span)
    if (delay.variable !== undefined) {
      const message = `every synapse of '${name}' has a delay of its own: set '${delay.variable}'`
      throw failure('bad-value', message, span)
    }
    if (value >= 0 && Number.isFinite(value)) return
    throw failure('bad-value', `ValueError: a delay is a time from 0 on, not ${value} seconds`, span)
  }

  #change(name: string, changes: Partial<PathwayModel>): void {
    const { synaptic } = this.model
    const pathway = synaptic?.pathways.get(name)
    if (synaptic === undefined || pathway === undefined) return
    const pathways = new Map(synaptic.pathways).set(name, { ...pathway, ...changes })
    this.model = { ...this.model, synaptic: { ...synaptic, pathways } }
  }

  /** Pathways of which all synapses have one delay. */
  get #commonDelays(): readonly PathwayModel[] {
    return [...(this.model.synaptic?.pathways.values() ?? [])].filter(({ delay }) => delay.variable === undefined)
  }

  #pathwaysNow(): readonly PathwayNow[] {
    return [...(this.model.synaptic?.pathways.values() ?? [])].map(each => {
      const { group } = this.ends[each.side]
      return { pathway: { ...each, delay: this.#delayOf(each) }, dt: group.clockInUse.dt, room: group.size }
    })
  }

  #append({ i, j }: Pairs): void {
    const before = this.size
    if (i.length === 0) return
    const indices = Array.from(i, (_, k) => before + k)
    this.values.resize(before + i.length)
    for (const [name, values] of [
      [synapticNames.pre, i],
      [synapticNames.post, j],
    ] as const) {
      this.values.write(name, values, indices)
      this.values.note(() => ({ kind: 'data', variable: name, indices, values: Array.from(values) }))
    }
  }

  #byRule({ condition = true, p = 1, n = 1, namespace, span }: ConnectOptions): Pairs {
    if (condition === false) return { i: new Int32Array(), j: new Int32Array() }
    const { pre, post } = this.ends
    const setting = {
      model: this.model,
      namespace: namespaceOf(namespace),
      sizes: { pre: pre.size, post: post.size },
      read: (variable: string, pairs: Pairs) => this.#readFor(variable, pairs, namespaceOf(namespace)),
      streams: this.values.streams,
      dt: this.clockInUse.dt,
      t: this.clockInUse.t,
    }
    if (isNumbers(n)) throw failure('bad-value', 'TypeError: n is a number or a text where pairs come by a rule', span)
    const rule = {
      condition: condition === true ? undefined : this.#expression(condition, 'condition'),
      p: isText(p) ? this.#expression(p, 'p') : p,
      n: isText(n) ? this.#expression(n, 'n') : n,
    }
    return connectedPairs(rule, setting)
  }

  #expression(text: Text, role: string): Expr {
    return built(report => readValue(sourceText(text, role), tools().parser, report))
  }

  /** The values of a variable for pairs that are no synapses yet. */
  #readFor(variable: string, { i, j }: Pairs, namespace: Namespace): NumberArray {
    if (variable === synapticNames.pre) return i
    if (variable === synapticNames.post) return j
    const link = this.links.get(variable)
    if (link !== undefined)
      return linkedValues(link, link.index === synapticNames.pre ? i : j, undefined, namespace).values
    throw failure(
      'unknown-name',
      `KeyError: '${variable}' is a variable of synapses, and there are none yet`,
      this.span,
    )
  }

  #byIndices({ i, j, n = 1, p = 1, span }: ConnectOptions): Pairs {
    if (isText(n) || isText(p) || p !== 1)
      throw failure(
        'unsupported',
        'p, and n as a text, beside i and j are Brian 2, not yet Hillock; this file runs in Brian 2',
        span,
      )
    const given = { i: indicesOf(i, 'i', span), j: indicesOf(j, 'j', span) }
    const count = Math.max(given.i?.length ?? 0, given.j?.length ?? 0)
    if (given.i === undefined || given.j === undefined) {
      const message =
        'connect() with only one of i and j as numbers is Brian 2, not yet Hillock; this file runs in Brian 2'
      throw failure('unsupported', message, span)
    }
    const spread = (list: Int32Array): Int32Array =>
      list.length === 1 ? new Int32Array(count).fill(list[0] ?? 0) : list
    const pairs = { i: spread(given.i), j: spread(given.j) }
    if (pairs.i.length !== pairs.j.length) {
      const message = `ValueError: The arrays for i and j have to have the same length: ${pairs.i.length} != ${pairs.j.length}`
      throw failure('bad-value', message, span)
    }
    this.#requireInside(pairs.i, 'pre', span)
    this.#requireInside(pairs.j, 'post', span)
    return repeated(pairs, n)
  }

  #requireInside(indices: Int32Array, side: Side, span: Span | undefined): void {
    const { size, name } = this.ends[side]
    if (indices.every(each => each >= 0 && each < size)) return
    const group = side === 'pre' ? 'source' : 'target'
    const message = `IndexError: The given ${group} indices contain values outside of the range [0, ${size - 1}] allowed for the ${group} group "${name}"`
    throw failure('bad-value', message, span)
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

function indicesOf(given: ConnectOptions['i'], what: string, span: Span | undefined): Int32Array | undefined {
  if (given === undefined) return undefined
  if (typeof given !== 'number' && !isNumbers(given))
    throw wrongArgument(what, 'an index or a list of them', given, span)
  const list = typeof given === 'number' ? [given] : Array.from(given)
  if (list.every(each => Number.isInteger(each))) return Int32Array.from(list)
  throw failure('type-mismatch', `TypeError: ${what} has to be a list of whole numbers`, span)
}

function failure(
  code: 'bad-value' | 'network' | 'unsupported' | 'unknown-name' | 'type-mismatch',
  message: string,
  span: Span | undefined,
  help?: string,
): HillockError {
  return new HillockError([error(code, span, message, { help })])
}
