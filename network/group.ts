import type { Precision } from '../abi/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import type { NeuronRange } from '../compiler/model/network.ts'
import { error, HillockError, type OptionKinds, requireInstance } from '../diagnostics/index.ts'
import type { NetworkState } from '../host/running.ts'
import { type BrianObjectOptions, objectOptions } from './brian-object.ts'
import { Clock } from './clock.ts'
import { GroupValues, type InitialNote } from './group-values.ts'
import { type Link, linkedModel, linkedValues, type LinkOptions, linkTo, writeThrough } from './link.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import type { RegularOperation } from './regular-operation.ts'
import { type NamedArrays, sameArrays } from './snapshot.ts'
import { RandomStreams } from './streams.ts'
import { rangeIn, Subgroup, type SubgroupOptions } from './subgroup.ts'
import type { VariableInfo } from './variable-info.ts'
import { VariableOwner } from './variables.ts'

export interface GroupOptions extends BrianObjectOptions {
  /** The random streams of a script: assignments are evaluated at once. Without, they wait for the network's seed. */
  readonly streams?: RandomStreams | undefined
  /** The clock to run by before a network takes the object in, if it has none of its own; a fresh one at 0.1 ms unless given. */
  readonly defaultClock?: Clock | undefined
}

/** The options that all groups have. */
export const groupOptions: OptionKinds<GroupOptions> = { streams: 'own', defaultClock: 'own', ...objectOptions }

/**
 * What can be monitored: neurons of one kind, with variables, that spike or meet other events.
 *
 * @typeParam Variable names that can be read
 * @typeParam Settable names that can be written
 */
export abstract class Group<Variable extends string = string, Settable extends string = string> extends VariableOwner<
  Variable,
  Settable
> {
  readonly #regular: RegularOperation[] = []
  #subgroups = 0
  readonly #links = new Map<string, Link>()
  #defaultClock: Clock

  constructor(model: GroupModel, options: GroupOptions) {
    const { streams, defaultClock } = options
    if (streams !== undefined) requireInstance('streams', 'RandomStreams', streams, RandomStreams)
    if (defaultClock !== undefined) requireInstance('defaultClock', 'a Clock', defaultClock, Clock)
    super(model.name, new GroupValues(model, streams), undefined, options)
    this.#defaultClock = defaultClock ?? Clock.usual()
  }

  override get model(): GroupModel {
    return this.values.model
  }

  protected override set model(model: GroupModel) {
    this.values.model = model
  }

  /** Itself: a subgroup has another. */
  get group(): this {
    return this
  }

  /** What its floats are: `float64` or `float32`. */
  get precision(): Precision {
    return this.model.precision
  }

  /** The slot of the group itself, in which only spikes that are given come. */
  get when(): string {
    return this.model.when
  }

  /** Place of what it does in a step among what shares its slots: state update, threshold, reset. */
  get order(): number {
    return this.model.order
  }

  /** Its own clock, or the default clock of the network it is in. */
  get clockInUse(): Clock {
    return this.clock ?? this.#defaultClock
  }

  /** Assignments made before the first run, in order. */
  get initial(): readonly InitialNote[] {
    return this.values.noted
  }

  /** Before a module is made: gives it what there is where it would come to something else. */
  settleFor(namespace: Namespace): void {
    this.values.settleFor(namespace)
  }

  /** Whether it has run, so that its values do not follow from initial ones any more. */
  get hasRun(): boolean {
    return this.values.hasRun
  }

  /** What it and its subgroups carry out regularly, in the order of the calls. */
  get regular(): readonly RegularOperation[] {
    return this.#regular
  }

  /** Numbers its subgroups without a name: how many there were before. */
  countSubgroup(): number {
    return this.#subgroups++
  }

  /** Takes over an operation of itself or a subgroup. */
  take(operation: RegularOperation): void {
    this.#regular.push(operation)
  }

  /** Does without one of them. */
  drop(operation: RegularOperation): void {
    this.#regular.splice(this.#regular.indexOf(operation), 1)
  }

  protected override get parts(): readonly RegularOperation[] {
    return this.#regular
  }

  /** Has values of what is counted only where somebody asks, for code and monitors that read it under these names. */
  keepCounted(_names: Iterable<string>): void {
    // Neurons count nothing.
  }

  /** Gives the group another name, before its first run. What belongs to it follows. */
  override rename(name: string): void {
    const before = this.name
    super.rename(name)
    this.model = { ...this.model, name }
    for (const operation of this.#regular) {
      const { source, named } = operation
      const follows = !named && (source === this || !source.named)
      if (follows) operation.rename(name + operation.name.slice(before.length))
    }
  }

  /** Gives its equations other constants, which count from the next run or text on. */
  setNamespace(namespace: Namespace | NamespaceLike): void {
    this.model = { ...this.model, namespace: namespaceOf(namespace) }
  }

  /**
   * The neurons from `start` up to `stop`, whose values they share with the group: `const exc = G.subgroup(0, 800)`. They are
   * counted from 0, in `i` too. Bounds are those of slices: negative ones count from the end, and none is beyond it.
   *
   * @throws HillockError `bad-value` if there is no neuron between the bounds
   */
  subgroup(start = 0, stop: number = this.size, options: SubgroupOptions = {}): Subgroup<Variable, Settable> {
    return new Subgroup(this, this.values, rangeIn(this, start, stop, options), options)
  }

  /**
   * Gives a variable `(linked)` the values of another: `G.link('input', H, 'v')`. Both groups run in one network; they may be one,
   * whose neurons then see what those before them have become, in the order of their indices.
   *
   * @throws HillockError with Brian's sentences for what cannot be linked
   */
  link(variable: Variable, source: VariableOwner, name: string, options: LinkOptions = {}): void {
    const { indices, ...link } = linkTo(this, variable, source, name, options)
    const { index } = link
    if (indices !== undefined && index !== undefined) {
      this.values.write(index, indices, 'all')
      this.values.note(() => ({ kind: 'data', variable: index, indices: 'all', values: indices }))
    }
    this.#links.set(variable, link)
    this.model = linkedModel(this.model, this.size, variable, link)
  }

  /** What variables that its class adds are linked to. */
  protected linkAll(links: ReadonlyMap<string, Link>): void {
    for (const [variable, link] of links) this.#links.set(variable, link)
  }

  /** What its linked variables are linked to. */
  get links(): ReadonlyMap<string, Link> {
    return this.#links
  }

  /**
   * The values of a linked variable, of all neurons or of some.
   *
   * @throws HillockError `unknown-name` if it is linked to nothing
   */
  linked(variable: string, range: NeuronRange | undefined, namespace: Namespace): ReturnType<Group['readTyped']> {
    const link = this.#linkOf(variable)
    const places = link.index === undefined ? undefined : this.values.peek(link.index, range)
    return linkedValues(link, places, range, namespace)
  }

  /**
   * Writes values of a linked variable to the variable behind it; where several neurons are linked to one, the last counts.
   *
   * @param values SI: one for all, or one for each index
   * @param indices neurons of this group
   * @throws HillockError `unknown-name` if it is linked to nothing, `read-only` if what is behind it cannot be written
   */
  writeLinked(variable: string, values: number | ArrayLike<number>, indices: 'all' | readonly number[]): void {
    writeThrough(this.#linkOf(variable), index => this.values.read(index), values, indices)
  }

  /**
   * The variable that a linked one stands for in the end.
   *
   * @throws HillockError `unknown-name` if it is linked to nothing
   */
  behind(variable: string): VariableInfo {
    const link = this.#linkOf(variable)
    const info = link.group.variables.get(link.variable)
    if (info === undefined) throw new Error('a link that was checked')
    return link.group.links.has(link.variable) ? link.group.behind(link.variable) : info
  }

  #linkOf(variable: string): Link {
    const link = this.#links.get(variable)
    if (link !== undefined) return link
    const message = `TypeError: Link target for variable ${variable} has not been set.`
    throw new HillockError([
      error('unknown-name', this.span, message, { help: 'link it to a variable of another group' }),
    ])
  }

  /** Marks it as run by a network: what is assigned from now on is none of initial values. */
  override joins(network: object): void {
    super.joins(network)
    this.values.endInitial()
  }

  /** Gives it the streams of its network, unless a script gave it some; assignments that waited are carried out. */
  useStreams(streams: RandomStreams): void {
    this.values.useStreams(streams)
  }

  /** Lets it run by the default clock of a network, unless it has a clock of its own. */
  useDefaultClock(clock: Clock): void {
    this.#defaultClock = clock
  }

  /** Its stored values, as arrays by name: copies. */
  contents(): NamedArrays {
    return this.values.contents()
  }

  /** Whether these are contents of what it is. */
  fits(contents: NamedArrays): boolean {
    return sameArrays(this.contents(), contents)
  }

  /** Puts back what {@link contents} gave. */
  refill(contents: NamedArrays): void {
    this.values.refill(contents)
  }

  /** Moves the values into a network's memory. */
  bind(state: NetworkState): void {
    this.values.bind(state)
  }

  /** Takes the values out of a network's memory again. */
  release(): void {
    this.values.release()
  }
}
