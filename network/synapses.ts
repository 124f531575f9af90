import {
  buildSynapses,
  computationsOf,
  type ConnectionRule,
  countedNames,
  countedVariables,
  delayName,
  namesUsed,
  neuronVariables,
  readOnlyNumber,
  ruleExpressions,
  settledNames,
  sizeNames,
  synapticNames,
  pathwayName,
} from '../compiler/index.ts'
import type { PathwayArguments, SynapsesArguments } from '../compiler/model/build-synapses.ts'
import type { Computation } from '../compiler/model/computations.ts'
import type { Namespace, Outside } from '../compiler/model/external.ts'
import type { GroupModel, PathwayModel, Side, Variable } from '../compiler/model/group.ts'
import type { EndModel } from '../compiler/model/network.ts'
import {
  error,
  failure,
  HillockError,
  type OptionKinds,
  requireObject,
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
import {
  arePairs,
  type ConnectOptions,
  connectOptions,
  indicesOf,
  type Neurons,
  pairsOf,
  requireKinds,
  ruleOf,
  ruleText,
} from './connect-options.ts'
import { Equations as EquationsObject } from './equations.ts'
import { equationArguments, type EquationOptions, equationOptions } from './equation-options.ts'
import { Group } from './group.ts'
import { gathered, type Link } from './link.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { PathwayQueues, type PathwayNow } from './pathway-queues.ts'
import type { RegularOperation } from './regular-operation.ts'
import { type NamedArrays, sameArrays } from './snapshot.ts'
import { isText, sourceText, type Text } from './text.ts'
import type { Pairs } from './pair-list.ts'
import { matching, maskOf, multisynapticIndices } from './synapse-index.ts'
import { timingOf, type TimingOptions, timingOptions } from './timing.ts'
import { toConsole } from './to-console.ts'
import { type Reach, reachOf } from './reach.ts'
import { tools } from './tools.ts'
import type { VariableInfo } from './variable-info.ts'
import { VariableOwner } from './variables.ts'

/** One for the only pathway of a side, or one for each by its name. */
export type PerPathway<Value> = Value | Readonly<Record<string, Value>>

export interface SynapsesOptions extends EquationOptions {
  /** What spikes of the neurons before the synapses do, and of those behind them: statements. Pathways are called `pre` and `post`. */
  readonly onPre?: PerPathway<Text> | undefined
  readonly onPost?: PerPathway<Text> | undefined
  /** Which events come through: of all pathways, or by pathway; `spike` unless given. */
  readonly onEvent?: PerPathway<string> | undefined
  /** One delay for all synapses of `pre`, or of several pathways by name. Without, every synapse has one of its own: `delay`. */
  readonly delay?: QuantityLike | Readonly<Record<string, QuantityLike>> | undefined
  /** The name of a variable that counts the synapses between the same two neurons, from 0. */
  readonly multisynapticIndex?: string | undefined
}

/** What {@link Synapses.setPathway} changes. */
export interface PathwayOptions extends TimingOptions {
  /**
   * The delay of all its synapses. Where each has one of its own, `S.set({ delay: 'rand()*ms' })` sets them one by one; of another
   * pathway than `pre` by the name that {@link Synapses.delayVariable} gives.
   */
  readonly delay?: QuantityLike | undefined
  readonly active?: boolean | undefined
}

/** For what random numbers leave below 0, say. */
const negativeDelay =
  'cut them off: clip(delays, 0*ms, inf*ms); in Brian 2 such events arrive at once, or at another step altogether'

const synapsesOptions: OptionKinds<SynapsesOptions> = {
  onPre: 'own',
  onPost: 'own',
  onEvent: 'own',
  delay: 'own',
  multisynapticIndex: 'text',
  ...equationOptions,
}

/** The neurons before synapses and those behind them; other synapses may stand on either side. */
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
    for (const { delay } of this.model.synaptic?.pathways.values() ?? []) {
      const { variable } = delay
      if (variable === undefined || this.model.variables.get(variable)?.shared !== true) continue
      this.values.write(variable, delay.seconds, 'all')
      this.values.note(() => ({ kind: 'data', variable, indices: 'all', values: [delay.seconds] }))
    }
    this.#keepCountedOf(computationsOf(this.model))
    const { values } = this
    this.#queues = new PathwayQueues({
      of: () => this.name,
      size: () => this.size,
      read: variable => values.read(variable),
      pathways: () => this.#pathwaysNow(),
    })
    values.beforeWriting = variable => this.#queues.writing(variable)
  }

  /** Whether modules make its synapses themselves, by the rules that `connect` was given. */
  get followsRules(): boolean {
    return this.values.followsRules
  }

  /** Whether `connect` has been called, be there synapses or not. */
  get connected(): boolean {
    return this.#connected
  }

  /**
   * Makes synapses, behind those that there are (semantics §9.6). Random numbers are drawn at once, from the `streams` that the synapses
   * were given: without, no seed of a network makes them again.
   *
   * @throws HillockError with what is wrong with the rule, or the indices
   */
  connect(options: ConnectOptions = {}): void {
    requireOptions('connect', options, connectOptions)
    requireKinds(options)
    const { condition, i, j, span } = options
    if (condition !== undefined && (i !== undefined || j !== undefined))
      throw failure('bad-value', 'ValueError: Cannot combine condition with i or j arguments', span)
    const isGiven = arePairs(options)
    const pieces = isGiven ? [this.#given(options)] : this.#byRule(options)
    if (isGiven || this.model.synaptic?.multisynaptic !== undefined) this.values.noteGiven()
    this.#connected = true
    this.#append(pieces)
  }

  /**
   * The synapses between some neurons, in order: `S.between(3)`, `S.between(undefined, [0, 1])`; with a multisynaptic index, those
   * of some numbers among those of the same two neurons.
   *
   * @param before all unless given
   * @param behind all unless given
   * @returns their indices, for `write` and the `record` of a monitor; there may be none
   * @throws HillockError `bad-value` for numbers without a multisynaptic index
   */
  between(before?: Neurons, behind?: Neurons, numbers?: number | ArrayLike<number>): Int32Array {
    const counter = this.model.synaptic?.multisynaptic
    if (numbers !== undefined && counter === undefined) {
      const message =
        "IndexError: To index by the third dimension you need to switch on the calculation of the 'multisynaptic_index' when you create the Synapses object."
      throw failure('bad-value', message, undefined, "multisynaptic_index='k' (multisynapticIndex in TypeScript)")
    }
    const end = (side: Side, neurons: Neurons | undefined) => ({
      values: this.values.peek(synapticNames[side]),
      mask: neurons === undefined ? undefined : maskOf(neuronsOf(neurons, side, this.ends), this.ends[side].size),
    })
    const tests = [end('pre', before), end('post', behind)]
    if (numbers !== undefined && counter !== undefined) {
      const values = this.values.read(counter)
      const mask = maskOf(indicesOf(numbers, 'numbers'), 1 + highest(values))
      tests.push({ values, mask })
    }
    return matching(tests, this.size)
  }

  /** How many synapses each neuron before them has, or behind them: `N_outgoing`, `N_incoming`. */
  degrees(side: Side): Int32Array {
    const found = new Int32Array(this.ends[side].size)
    for (const neuron of this.values.peek(synapticNames[side])) found[neuron] = (found[neuron] ?? 0) + 1
    return found
  }

  protected override get readable(): GroupModel {
    const { model } = this
    return { ...model, variables: new Map([...countedVariables, ...model.variables]) }
  }

  /** For each synapse, how many its neuron before it has (`N_outgoing`), or behind it (`N_incoming`). */
  override counted(variable: string): NumberArray {
    const side = variable === countedNames.pre ? 'pre' : 'post'
    const found = this.degrees(side)
    return Int32Array.from(this.values.peek(synapticNames[side]), neuron => found[neuron] ?? 0)
  }

  override take(operation: RegularOperation): void {
    super.take(operation)
    const { name, statements } = operation
    this.#keepCountedOf([{ role: 'regular', name, object: name, statements }])
  }

  override keepCounted(names: Iterable<string>): void {
    for (const name of names) {
      const variable = countedVariables.get(name) ?? sizeVariables.get(name)
      if (variable === undefined || this.model.variables.has(name)) continue
      this.values.add(variable)
      // Modules do not count.
      this.values.noteGiven()
      this.#writeCounted(name)
      if (this.size > 0 || variable.shared) this.values.noteAll(name)
    }
  }

  /** Of what code reads; how many neurons there are is a constant to it. */
  #keepCountedOf(computations: readonly Computation[]): void {
    const names = computations.flatMap(namesUsed).map(({ name }) => name)
    this.keepCounted(names.filter(name => countedVariables.has(name)))
  }

  #writeCounted(name: string): void {
    const side = (['pre', 'post'] as const).find(each => name === sizeNames[each])
    this.values.write(name, side === undefined ? this.counted(name) : this.ends[side].size, 'all')
  }

  /** The variable that holds the delays of a pathway: one for all synapses, or one for each. */
  delayVariable(pathway: string): VariableInfo | undefined {
    return this.variables.get(this.model.synaptic?.pathways.get(pathway)?.delay.variable ?? '')
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

  /**
   * Before a run: what is on its way arrives as it would have, whatever has changed since.
   *
   * @param all those whose code runs in the network
   */
  settleQueues(all: readonly Synapses[]): void {
    this.#queues.settle(variable => all.some(each => each.#assigns(this, variable)))
  }

  override setNamespace(namespace: Namespace | NamespaceLike): void {
    super.setNamespace(withSizes(namespaceOf(namespace), this.ends))
  }

  /** The neurons at both ends, as indices among these groups. */
  endModels(groups: readonly Group[]): Readonly<Record<Side, EndModel>> {
    const end = (side: Side): EndModel => {
      const { group, range } = this.ends[side]
      return { group: groups.indexOf(group), range, ordered: isAscending(this.values.peek(synapticNames[side])) }
    }
    return { pre: end('pre'), post: end('post') }
  }

  /** Refuses a run without `connect`, or with delays that are none. */
  requireConnected(): void {
    const { name, span } = this
    const pathways = [...(this.model.synaptic?.pathways.values() ?? [])]
    if (!this.#connected && pathways.length > 0) {
      const message = `TypeError: Synapses object '${name}' does not do anything, since it has not created synapses with 'connect'. Set its active attribute to False if you intend to do only do this for a subsequent run.`
      const object = { name: pathwayName(name, pathways[0]?.name ?? ''), span }
      throw new HillockError([error('network', span, message, { help: 'call connect() first', object })])
    }
    for (const { delay } of pathways) {
      if (delay.variable === undefined) continue
      const values = this.values.peek(delay.variable)
      let right = 0
      while ((values[right] ?? -1) >= 0 && (values[right] ?? 0) < Infinity) right++
      const wrong = values[right]
      if (wrong === undefined) continue
      throw failure(
        'bad-value',
        `ValueError: a delay of '${name}' is ${wrong} seconds: delays are times from 0 on`,
        span,
        wrong < 0 ? negativeDelay : undefined,
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
    return new Map([...super.contents(), ...this.#queues.contents()])
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
    this.#queues.refill(contents)
  }

  /** A pathway as it is now. */
  pathway(name: string): PathwayModel | undefined {
    return this.model.synaptic?.pathways.get(name)
  }

  /**
   * From the next run on a pathway has another delay for all of its synapses, or another place in a step, or rests.
   *
   * @throws HillockError `unknown-name`, or `bad-value` for a delay that is none
   */
  setPathway(name: string, options: PathwayOptions): void {
    requireOptions('setPathway', options, { delay: 'own', active: 'truth', ...timingOptions })
    const pathway = this.pathway(name)
    if (pathway === undefined) throw failure('unknown-name', `'${this.name}' has no pathway '${name}'`, options.span)
    const { delay, active = pathway.active, span } = options
    if (delay !== undefined) this.#delayAll(pathway, siValue(delay, seconds, 'delay'), span)
    this.#change(name, { active, code: { ...pathway.code, timing: timingOf(options, pathway.code.timing) } })
  }

  #delayAll({ name }: PathwayModel, value: number, span: Span | undefined): void {
    const variable = this.delayVariable(name)
    if (variable === undefined) throw new Error(`${name} has no delay`)
    if (!(value >= 0 && Number.isFinite(value)))
      throw failure(
        'bad-value',
        `ValueError: a delay is a time from 0 on, not ${value} seconds`,
        span,
        value < 0 ? negativeDelay : undefined,
      )
    this.write(variable.name, value, { span })
  }

  #change(name: string, changes: Partial<PathwayModel>): void {
    const { synaptic } = this.model
    const pathway = synaptic?.pathways.get(name)
    if (synaptic === undefined || pathway === undefined) return
    const pathways = new Map(synaptic.pathways).set(name, { ...pathway, ...changes })
    this.model = { ...this.model, synaptic: { ...synaptic, pathways } }
  }

  /** Whether its code assigns a variable of a group. */
  #assigns(group: Group, variable: string): boolean {
    const pathways = Array.from(this.model.synaptic?.pathways.values() ?? [], ({ code }) => code.statements)
    const statements = [...pathways, ...this.regular.map(each => each.statements)].flat()
    return statements.some(({ target: { name } }) => {
      const link = this.links.get(name) ?? { group: this, variable: name }
      return link.group === group && link.variable === variable
    })
  }

  #pathwaysNow(): readonly PathwayNow[] {
    return [...(this.model.synaptic?.pathways.values() ?? [])].map(each => {
      const { group } = this.ends[each.side]
      return { pathway: { ...each, delay: this.#delayOf(each) }, dt: group.clockInUse.dt, room: group.size }
    })
  }

  #append(pieces: readonly Pairs[]): void {
    const count = pieces.reduce((sum, { i }) => sum + i.length, 0)
    if (count === 0) return
    const before = this.size
    const { pre, post } = synapticNames
    const [only] = pieces
    if (before === 0 && pieces.length === 1 && only !== undefined)
      this.values.grow(count, { [pre]: only.i, [post]: only.j })
    else {
      this.values.grow(count)
      let start = before
      for (const { i, j } of pieces) {
        this.values.writeFrom(start, pre, i)
        this.values.writeFrom(start, post, j)
        start += i.length
      }
    }
    const counter = this.model.synaptic?.multisynaptic
    if (counter !== undefined) this.#count(counter)
    const counted = [...countedVariables.keys()].filter(name => this.model.variables.has(name))
    for (const name of counted) this.#writeCounted(name)
    if (before > 0) return
    const numbers = [pre, post, ...(counter === undefined ? [] : [counter]), ...counted]
    for (const variable of numbers) this.values.noteAll(variable)
  }

  /** Counts the synapses between the same two neurons. */
  #count(counter: string): void {
    const [i, j] = [this.values.peek(synapticNames.pre), this.values.peek(synapticNames.post)] as [
      Int32Array,
      Int32Array,
    ]
    const numbers = multisynapticIndices(i, j, this.ends.pre.size, this.ends.post.size)
    this.values.write(counter, numbers, 'all')
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
    const { skipInvalid = false } = options
    const rule = ruleOf(options, this.model, namespace)
    if (rule === undefined) return []
    const known = new Map<string, NumberArray>()
    const before = this.size
    const { found, epoch } = connectedPairs(rule, {
      model: this.model,
      namespace,
      sizes: { pre: pre.size, post: post.size },
      read: (variable, at) => this.#readFor(variable, at, namespace, known),
      requireRoom: synapses => this.values.requireRoom(before + synapses),
      streams: this.values.streams,
      dt: this.clockInUse.dt,
      t: this.clockInUse.t,
      skipInvalid,
      onCandidates: options.onCandidates,
    })
    const read = ruleExpressions(rule)
    const follows = isFollowed(rule) ? this.following(reachOf(this, read), namespace) : undefined
    if (follows === undefined) this.values.noteGiven()
    else {
      const settled = settledNames(namespace, read)
      const text = ruleText(options)
      const seed = epoch === undefined ? undefined : this.values.streams.seed
      const drawn = { epoch: epoch ?? 0, seed }
      this.values.noteRule({ kind: 'connect', rule, skipInvalid, namespace: settled, ...drawn, text }, follows)
    }
    return found.pieces
  }

  /** Neurons as they are before their first run; how many synapses they have modules do not know yet. */
  protected override isBegunWith({ groups, names }: Reach): boolean {
    return ![...groups].some(({ hasRun }) => hasRun) && ![...countedVariables.keys()].some(name => names.has(name))
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
    const values = this.values.peek(delay.variable)
    const [first = 0] = values
    let differing = 0
    while (values[differing] === first) differing++
    if (differing === values.length) return { seconds: first }
    return { seconds: Math.max(0, highest(values)), variable: delay.variable }
  }
}

/** How many neurons there are on each side, for monitors. */
const sizeVariables: ReadonlyMap<string, Variable> = new Map(
  Object.values(sizeNames).map(name => [name, { ...readOnlyNumber(name), shared: true }]),
)

/** A module has room for samples of as many different numbers as there are neurons, and not of any numbers. */
function isFollowed({ generator: { element, variable, candidates } }: ConnectionRule): boolean {
  return candidates.sample?.kind !== 'size' || (element.kind === 'name' && element.name === variable.name)
}

function highest(values: NumberArray): number {
  let most = -1
  for (let k = 0; k < values.length; k++) most = Math.max(most, values[k] ?? 0)
  return most
}

/** Neurons as an end counts them: those of a subgroup of its group from its own first one. */
function neuronsOf(neurons: Neurons, side: Side, ends: EndOwners): Int32Array {
  const indices = indicesOf(neurons, side === 'pre' ? 'before' : 'behind')
  const first = neurons instanceof VariableOwner ? (ends[side].range?.start ?? 0) : 0
  return first === 0 ? indices : indices.map(each => each - first)
}

function isAscending(values: NumberArray): boolean {
  for (let k = 1; k < values.length; k++) if ((values[k - 1] ?? 0) > (values[k] ?? 0)) return false
  return true
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

/** Constants, and how many neurons there are at either end. */
function withSizes(namespace: Namespace, ends: EndOwners): Namespace {
  // Of synapses on a side there may be more when it is looked at.
  const size = (side: Side): readonly [string, Outside] => [
    sizeNames[side],
    {
      get value() {
        return ends[side].size
      },
      type: 'integer',
      dimension: dimensionless,
    },
  ]
  return new Map([...namespace, size('pre'), size('post')])
}

function buildModel(ends: EndOwners, equations: SourceText, options: SynapsesOptions): GroupModel {
  const { name, span, onDiagnostic } = options
  const own = equationArguments(options)
  const given: SynapsesArguments = {
    name: bareName(name, span) ?? 'synapses',
    ends: {
      pre: { ...ends.pre.model, name: ends.pre.name },
      post: { ...ends.post.model, name: ends.post.name },
    },
    equations,
    pathways: [...pathwaysOf('pre', options.onPre, options), ...pathwaysOf('post', options.onPost, options)],
    multisynaptic: options.multisynapticIndex,
    ...own,
    namespace: withSizes(own.namespace, ends),
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
  if (given === undefined || given === '') return []
  const option = side === 'pre' ? 'onPre' : 'onPost'
  if (!isText(given)) requireObject(option, given)
  if (delay !== undefined && !isQuantityLike(delay)) requireObject('delay', delay)
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
  if (typeof given === 'string') return true
  return typeof given === 'object' && given !== null && 'value' in given && 'dimension' in given
}
