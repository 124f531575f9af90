import { manifestJson, SECTION, streamKey } from '../abi/index.ts'
import type { Assemble } from '../compiler/assemble/assemble.ts'
import { withCustomSection } from '../compiler/assemble/custom-section.ts'
import {
  checkNetwork,
  type CompiledText,
  compileNetwork,
  defaultSlots,
  keepDerivable,
  noNames,
} from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import { version } from '../compiler/version.ts'
import {
  type Diagnostic,
  type Report,
  type Span,
  warning,
  didYouMean,
  error,
  HillockError,
  requireOptions,
  tellingOnce,
  requireText,
  type OptionKinds,
  requireInstance,
  wrongArgument,
} from '../diagnostics/index.ts'
import {
  aloneNote,
  drawSeed,
  type Engine,
  type ModelConstant,
  requireSeed,
  requireStateOptions,
  type Settings,
  settingsOf,
  shownConstants,
} from '../host/running.ts'
import { seconds } from '../units/index.ts'
import { BrianObject } from './brian-object.ts'
import { Clock } from './clock.ts'
import {
  type Description,
  describe,
  beginning,
  fixedSizes,
  clocksAmong,
  groupsAmong,
  initialAssignments,
  type NetworkObject,
  requireGroups,
} from './describe.ts'
import { withoutIdleDelays } from './idle-delays.ts'
import { built } from './built.ts'
import { type Member, membersOf, requireUniqueNames, type ScheduleRow, scheduleRows } from './members.ts'
import { freeName, nameApart } from './names.ts'
import {
  alreadySimulated,
  durationOf,
  nothingToCompile,
  nothingToSet,
  notInModule,
  notThere,
  ranElsewhere,
  runningAlready,
} from './network-errors.ts'
import type {
  Compiled,
  CompileOptions,
  NetworkOptions,
  ProfiledObject,
  RestoreOptions,
  RunEnd,
  RunOptions,
  Stepping,
} from './network-options.ts'
import { Profile } from './profile.ts'
import { Monitor } from './monitor.ts'
import { namespaceOf } from './namespace.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { Group } from './group.ts'
import { NetworkOperation } from './network-operation.ts'
import { PoissonInput } from './poisson-input.ts'
import { Runner } from './runner.ts'
import { slotsOf } from './slots.ts'
import { snapshotBytes, snapshotOf } from './snapshot-bytes.ts'
import { contentsOf, refill, requireSameObjects, type Snapshot } from './snapshot.ts'
import { SpikeGeneratorGroup } from './spike-generator-group.ts'
import { RandomStreams } from './streams.ts'
import { Synapses } from './synapses.ts'
import { toConsole } from './to-console.ts'
import { tools } from './tools.ts'

const networkOptions: OptionKinds<NetworkOptions> = {
  streams: 'own',
  assemble: 'function',
  clock: 'own',
  name: 'text',
  stepping: 'object',
}

const runOptions: OptionKinds<RunOptions> = {
  namespace: 'own',
  variables: 'map',
  onDiagnostic: 'function',
  span: 'span',
  signal: 'signal',
  onProgress: 'function',
  slice: 'own',
  between: 'function',
  profile: 'truth',
  watching: 'own',
}

const compileOptions: OptionKinds<CompileOptions> = {
  namespace: 'own',
  variables: 'map',
  onDiagnostic: 'function',
  span: 'span',
  script: 'object',
  duration: 'own',
  keepSeed: 'truth',
}

/** Groups and monitors that are simulated together. */
export class Network {
  readonly name: string
  readonly #objects: NetworkObject[] = []
  readonly #assemble: Assemble
  readonly #streams: RandomStreams
  readonly #clock: Clock
  readonly #warn = toConsole()
  /** What was worth telling once. */
  readonly #told = new Set<string>()
  readonly #runner: Runner
  readonly #stepping: Stepping
  #slots = defaultSlots
  #seeded: boolean
  #t = 0
  /** The run under way, and whether it is to end. */
  #current: Promise<RunEnd> | undefined
  #stopped = false
  /** Whether an operation of the network is at work. */
  #calling = false
  readonly #stored = new Map<string, Snapshot>()
  /** Of the last run, if it was asked for. */
  #profile: Profile | undefined
  #epoch: { readonly epoch: number; readonly generation: number } | undefined

  constructor(...objects: readonly NetworkObject[])
  constructor(objects: readonly NetworkObject[], options: NetworkOptions)
  constructor(...given: readonly unknown[]) {
    const [first, second] = given
    const listed = Array.isArray(first)
    const options = (listed ? (second ?? {}) : {}) as NetworkOptions
    requireOptions('Network', options, networkOptions)
    if (options.streams !== undefined) requireInstance('streams', 'RandomStreams', options.streams, RandomStreams)
    if (options.clock !== undefined) requireInstance('clock', 'a Clock', options.clock, Clock)
    this.name = options.name ?? 'network'
    this.#assemble = options.assemble ?? tools().assemble
    this.#stepping = options.stepping ?? {}
    requireStepping(this.#stepping)
    this.#runner = new Runner(this.#stepping)
    this.#streams = options.streams ?? new RandomStreams(drawSeed())
    this.#clock = options.clock ?? Clock.usual()
    this.#seeded = options.streams !== undefined
    this.add(...((listed ? first : given) as readonly NetworkObject[]))
  }

  /**
   * Adds objects. What belongs to a group (its regular operations) comes along.
   *
   * @throws HillockError `network` for an object that has been simulated already
   */
  add(...objects: readonly NetworkObject[]): void {
    for (const object of objects) {
      requireObjectOfNetwork(object)
      if (object.network !== undefined) throw alreadySimulated(object)
      if (this.#objects.includes(object)) continue
      if (!object.named) object.rename(freeName(object.name, new Set(this.#objects.map(({ name }) => name))))
      this.#objects.push(object)
      this.#lendClock()
    }
  }

  /**
   * Takes objects out: the next run does without them. They keep their values and what they recorded.
   *
   * @throws HillockError `network` for an object that is not there
   */
  remove(...objects: readonly NetworkObject[]): void {
    for (const object of objects) {
      requireObjectOfNetwork(object)
      const index = this.#objects.indexOf(object)
      if (index < 0) throw notThere(object)
      if (object instanceof Group) this.#runner.release(groupsAmong(this.#objects))
      this.#objects.splice(index, 1)
    }
  }

  /** What puts back the objects and the slots that there are now. */
  keepMembers(): () => void {
    const objects = [...this.#objects]
    const slots = this.#slots
    return () => {
      this.#runner.release(groupsAmong(this.#objects))
      this.#objects.splice(0, Infinity, ...objects)
      this.#slots = slots
    }
  }

  /** Everything in the network, what belongs to what was added too, in the order of a step. */
  get objects(): readonly Member[] {
    return membersOf(this.#describe(noNames))
  }

  /** The groups that were added, in that order. */
  get groups(): readonly Group[] {
    return groupsAmong(this.#objects)
  }

  /** The object of that name, if there is one: `neurongroup`, `neurongroup_stateupdater`. */
  get(name: string): Member | undefined {
    return this.objects.find(object => object.name === name)
  }

  /** Whether there is an object of that name. */
  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  /** Seconds of model time. */
  get t(): number {
    return this.#t
  }

  /** Length of a time step of the default clock, in seconds. */
  get dt(): number {
    return this.#clock.dt
  }

  /**
   * To be set with a unit: `'0.05*ms'`. The next run refuses it if the time so far is no multiple of it (semantics §1.3).
   *
   * @throws HillockError `unit-mismatch`, `bad-value` for what is no positive time
   */
  set dt(given: QuantityLike) {
    this.#clock.dt = given
  }

  /** The slots of a step in order; each has one before and one after it, `before_start`. */
  get slots(): readonly string[] {
    return this.#slots
  }

  /**
   * Undefined brings the usual ones back: start, groups, thresholds, synapses, resets, end.
   *
   * @throws HillockError for names that cannot be slots
   */
  set slots(slots: readonly string[] | undefined) {
    this.#slots = slotsOf(slots)
  }

  /** How long each object has worked in the last run, the longest first; undefined unless that run measured it (`profile`). */
  get profilingInfo(): readonly ProfiledObject[] | undefined {
    return this.#profile?.info
  }

  /**
   * What a step does, in order.
   *
   * @throws HillockError for an object in a slot that there is not
   */
  schedule(): readonly ScheduleRow[] {
    return scheduleRows(this.#describe(noNames))
  }

  /**
   * Makes the network's random numbers repeatable.
   *
   * `connect` draws when it is called: synapses that are made before the network take their numbers from `streams`, which can be given
   * to both, `new Synapses(G, G, '', { streams })` and `new Network(objects, { streams })`, with `streams = new RandomStreams(42)`.
   *
   * @throws HillockError `bad-value` if this is no seed
   */
  seed(seed: number): void {
    requireSeed(seed)
    this.#streams.reseed(seed)
    this.#seeded = true
  }

  /** Reports what is wrong with the network under these names; true if nothing is. */
  check(options: Pick<CompileOptions, 'namespace' | 'onDiagnostic'> = {}): boolean {
    requireOptions('check', options, { namespace: 'own', onDiagnostic: 'function' })
    const { namespace, onDiagnostic = () => undefined } = options
    const { network } = this.#checked(namespaceOf(namespace))
    return checkNetwork(network, onDiagnostic) !== undefined
  }

  /**
   * Simulates.
   *
   * @param duration a text such as `'100 ms'` or `'1*second'`
   * @throws HillockError with what is wrong in the model, or if a run is under way that nobody has stopped; the signal's
   *   reason if aborted
   */
  async run(duration: QuantityLike, options: RunOptions = {}): Promise<RunEnd> {
    requireOptions('run', options, runOptions)
    const length = durationOf(duration, options.span)
    const { seed } = this.#streams
    if (this.#objects.length === 0)
      return { t: this.#t, steps: 0, synapticEvents: 0, seed, threads: 1, compileMilliseconds: 0, runMilliseconds: 0 }
    while (this.#current !== undefined) {
      if (!this.#stopped || this.#calling) throw runningAlready(options.span)
      // its caller hears of what goes wrong in it
      await this.#current.catch(() => undefined)
    }
    this.#stopped = false
    const current = this.#run(length, options)
    this.#current = current
    try {
      return await current
    } finally {
      this.#current = undefined
    }
  }

  async #run(length: number, options: RunOptions): Promise<RunEnd> {
    const report = tellingOnce(this.#told, options.onDiagnostic ?? this.#warn)
    const began = performance.now()
    const description = this.#checked(namespaceOf(options.namespace), options.watching)
    this.#beginClocks(description, length, options.span, report)
    for (const group of description.groups)
      if (group instanceof SpikeGeneratorGroup && group.active) group.tellLate(this.#t, report)
    this.#profile = options.profile === true ? new Profile() : undefined
    const engine = await this.#prepare(description, options, report)
    const compiled = performance.now()
    engine.begin(this.#t, this.#stopped ? 0 : length)
    const { signal, onProgress, slice, between } = options
    let steps = 0
    try {
      steps = await engine.run({
        signal,
        onProgress,
        slice,
        between:
          between &&
          (() => {
            this.#standAt(engine, description)
            return between()
          }),
      })
    } finally {
      this.#standAt(engine, description)
      this.#profile?.finish(engine)
    }
    const runMilliseconds = performance.now() - compiled
    const { alone } = engine
    if (alone !== undefined) report(aloneNote(alone))
    return {
      t: this.#t,
      steps,
      synapticEvents: engine.delivered,
      seed: this.#streams.seed,
      threads: engine.threads,
      ...(alone !== undefined && { alone }),
      compileMilliseconds: compiled - began,
      runMilliseconds,
      ...(this.#profile && { profile: this.#profile.info }),
    }
  }

  /** Lets the network and its clocks show where the engine is. */
  #standAt(engine: Engine, { clocks }: Description): void {
    this.#t = engine.time
    for (const [index, clock] of clocks.entries()) clock.moveTo(engine.stepOf(index))
  }

  #call({ name, operation, clockInUse }: NetworkOperation): void | Promise<void> {
    this.#calling = true
    const began = performance.now()
    const over = (): void => {
      this.#calling = false
      this.#profile?.add(name, performance.now() - began)
    }
    let result: void | Promise<void> = undefined
    try {
      result = operation(clockInUse.t)
    } finally {
      if (!(result instanceof Promise)) over()
    }
    return result instanceof Promise ? result.finally(over) : undefined
  }

  /** Ends a run under way after its slice; called within a step, after that step. */
  stop(): void {
    this.#stopped = true
    this.#runner.stop()
  }

  /**
   * The constants of the equations as the run under way uses them, or the one before; none before the first run. Values are those that
   * the script gave.
   */
  get constants(): readonly ModelConstant[] {
    const { engine } = this.#runner
    return engine === undefined ? [] : shownConstants(engine.manifest)
  }

  /**
   * Sets constants of the equations and state variables (`'G.v'`) of the run under way, from its next block on: quantities as text,
   * numbers in SI. The next run takes the constants of its names again.
   *
   * @throws HillockError `network` before the first run, `unknown-name`, `unit-mismatch`, `bad-value`, `read-only`
   */
  set(values: Settings): void {
    const { engine } = this.#runner
    if (engine === undefined) throw nothingToSet()
    const { manifest, state } = engine
    for (const setting of settingsOf(manifest, values, ({ name, size }) => state.size(name) ?? size)) {
      if (setting.kind === 'constant') engine.setConstant(setting.index, setting.value)
      else engine.write(setting.group, setting.variable, setting.values)
    }
  }

  /**
   * Keeps everything that runs change, under a name: time and clocks, variables, what monitors have recorded, where the
   * random streams stand.
   */
  store(name = 'default'): void {
    requireText('name', name)
    this.#stored.set(name, this.#snapshot())
  }

  /**
   * Puts back what was stored: under a name, or as bytes. Random numbers are others than those that followed then, unless
   * `restoreRandomState` asks for the same.
   *
   * @throws HillockError `unknown-name` if nothing was stored under that name, `file` for bytes that are no state, `network`
   *   if there are other objects in the network than then
   */
  restore(stored: string | Uint8Array = 'default', options: RestoreOptions = {}): void {
    requireOptions('restore', options, { restoreRandomState: 'truth', span: 'span' })
    const { restoreRandomState = false, span } = options
    if (this.#current !== undefined) throw runningAlready(span)
    const snapshot = stored instanceof Uint8Array ? snapshotOf(stored) : this.#storedAs(stored, span)
    this.#putBack(snapshot, span)
    if (!restoreRandomState) return
    const { own } = snapshot.random
    this.#streams.restore(snapshot.random)
    this.#epoch = own === undefined ? undefined : { epoch: own, generation: this.#streams.generation }
  }

  /** What puts back the state that there is now, and what is stored under names. */
  keep(): () => void {
    const snapshot = this.#snapshot()
    const stored = [...this.#stored]
    return () => {
      this.#putBack(snapshot, undefined)
      this.#stored.clear()
      for (const [name, each] of stored) this.#stored.set(name, each)
    }
  }

  /** The names under which something was stored. */
  get storedNames(): readonly string[] {
    return [...this.#stored.keys()]
  }

  /** What {@link store} keeps as bytes, to be kept anywhere: {@link restore} takes them, in another process too. */
  storedBytes(): Uint8Array {
    return snapshotBytes(this.#snapshot())
  }

  /** Goes back to time 0, for noise of its own: what groups hold and monitors have recorded stays. */
  rewind(): void {
    if (this.#current !== undefined) throw runningAlready(undefined)
    this.#t = 0
    this.#epoch = undefined
    for (const clock of this.#describedForState().clocks) clock.restore({ dt: clock.dt, timestep: 0 })
  }

  /** Compiles to a module that runs by itself, from time 0 with the values assigned so far. */
  async compile(options: CompileOptions = {}): Promise<Compiled> {
    requireOptions('compile', options, compileOptions)
    if (options.script !== undefined) {
      requireText('script.name', options.script.name)
      requireText('script.text', options.script.text)
    }
    const diagnostics: Diagnostic[] = []
    const report: Report = diagnostic => {
      diagnostics.push(diagnostic)
      options.onDiagnostic?.(diagnostic)
    }
    if (this.#objects.length === 0) throw nothingToCompile(options.span)
    const description = this.#checked(namespaceOf(options.namespace))
    const called = description.calls.find(({ active }) => active)
    if (called !== undefined) throw notInModule(called)
    for (const group of description.groups) group.useStreams(this.#streams)
    const { text, lines, manifest } = this.#generate(description, options, this.#takeEpoch(), true, report)
    const assembled = await this.#assemble(text)
    const content = new TextEncoder().encode(manifestJson(manifest))
    return { module: withCustomSection(assembled, SECTION, content), manifest, text, lines, diagnostics }
  }

  /** Gives memory back. */
  dispose(): void {
    this.#runner.dispose()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose()
  }

  #storedAs(name: string, span: Span | undefined): Snapshot {
    requireText('name', name)
    const found = this.#stored.get(name)
    if (found !== undefined) return found
    const help = didYouMean(name, this.#stored.keys()) ?? 'store() comes first'
    throw new HillockError([error('unknown-name', span, `KeyError: '${name}'`, { help })])
  }

  #putBack(snapshot: Snapshot, span: Span | undefined): void {
    const description = this.#describedForState()
    requireSameObjects(description, snapshot, span)
    refill(description, snapshot, span)
    this.#t = snapshot.t
    // Noise that goes on takes an epoch of its own.
    this.#epoch = undefined
  }

  #snapshot(): Snapshot {
    const description = this.#describedForState()
    const { generation, state } = this.#streams
    const own = this.#epoch?.generation === generation ? this.#epoch.epoch : undefined
    return {
      t: this.#t,
      clocks: new Map(description.clocks.map(({ name, dt, timestep }) => [name, { dt, timestep }])),
      objects: contentsOf(description),
      random: { ...state, own },
    }
  }

  /** Everything with its name for itself, and values that waited for the seed assigned. */
  #describedForState(): Description {
    requireGroups(this.#objects)
    this.#lendClock()
    nameApart(clocksAmong(this.#objects))
    const description = this.#describe(noNames)
    for (const group of description.groups) group.useStreams(this.#streams)
    return description
  }

  #describe(namespace: Namespace): Description {
    return describe(this.#objects, { slots: this.#slots, namespace })
  }

  /** Groups and operations without a clock run by that of the network, unless they belong to another. */
  #lendClock(): void {
    for (const object of this.#objects) {
      const runsByDefault = object instanceof Group || object instanceof NetworkOperation
      if (runsByDefault && (object.network ?? this) === this) object.useDefaultClock(this.#clock)
    }
  }

  /** The network's description under the names of a run, its own names being all different. */
  #checked(namespace: Namespace, watching: RunOptions['watching'] = []): Description {
    requireGroups(this.#objects)
    this.#lendClock()
    for (const object of this.#objects) {
      if (object instanceof PoissonInput) object.requireSameStep()
      if (!(object instanceof Synapses) || !object.active) continue
      object.requireConnected()
      object.settleQueues(this.#objects.filter(each => each instanceof Synapses))
    }
    nameApart(clocksAmong(this.#objects))
    // Monitors that rest keep what they recorded, and are not there for this run.
    const present = this.#objects.filter(object => object.active || !(object instanceof Monitor))
    const description = describe([...present, ...watching], {
      slots: this.#slots,
      namespace: keepDerivable(namespace, tools().runtime),
    })
    requireUniqueNames(description)
    return description
  }

  #beginClocks({ clocks }: Description, length: number, span: Span | undefined, report: Report): void {
    const intervals = clocks.map(clock => clock.begin(this.#t, this.#t + length, span))
    const steps = Math.max(...intervals.map(({ firstStep, endStep }) => endStep - firstStep))
    if (steps <= 2 ** 40) return
    report(warning('bad-value', span, `${steps} time steps will take very long: is the duration right?`))
  }

  async #prepare(description: Description, options: RunOptions, report: Report): Promise<Engine> {
    // Values that waited for the seed come first, as in a script, where they are assigned at once.
    for (const group of description.groups) group.useStreams(this.#streams)
    const epoch = this.#takeEpoch()
    const generated = this.#generate(description, options, epoch, false, report)
    if (generated.manifest.randomCalls.length > 0) this.#streams.noteDraws()
    this.#takeIn(description)
    const key = streamKey(this.#streams.seed, epoch)
    return this.#runner.prepare(description, generated, {
      assemble: this.#assemble,
      key,
      report,
      signal: options.signal,
      passing: new Set(options.watching?.map(({ name }) => name)),
      call: (operation, engine) => {
        this.#standAt(engine, description)
        return this.#call(operation)
      },
    })
  }

  #generate(
    description: Description,
    options: CompileOptions & Pick<RunOptions, 'profile'>,
    epoch: number,
    standalone: boolean,
    report: Report,
  ): CompiledText {
    const { network, groups } = description
    const { duration, keepSeed = this.#seeded, variables = new Map<NetworkObject, string>(), script } = options
    const initial = standalone ? initialAssignments(groups, network.namespace, this.#streams.seed) : []
    const request = {
      network: withoutIdleDelays(standalone ? beginning(description, initial) : network, initial),
      initial,
      description: {
        version,
        epoch,
        variables: new Map([...variables].map(([object, name]) => [object.name, name])),
        ...(duration !== undefined && { duration: siValue(duration, seconds, 'duration') }),
        ...(keepSeed && { seed: this.#streams.seed }),
        ...(standalone && { script, fixedBy: fixedSizes(description) }),
      },
      options: { join: this.#stepping.join, lanes: this.#stepping.lanes, timed: options.profile },
    }
    return built(collect => compileNetwork(request, tools().parser, collect), report)
  }

  /** From now on these objects belong to this network. */
  #takeIn({ groups, operations, monitors, calls }: Description): void {
    const objects = [...groups, ...operations, ...monitors, ...calls]
    const foreign = objects.find(({ network }) => network !== undefined && network !== this)
    if (foreign !== undefined) throw ranElsewhere(foreign)
    for (const object of objects) object.joins(this)
  }

  /** A network keeps the epoch of its first run, unless the session was seeded anew since. */
  #takeEpoch(): number {
    const { generation } = this.#streams
    if (this.#epoch?.generation !== generation) this.#epoch = { epoch: this.#streams.nextEpoch(), generation }
    return this.#epoch.epoch
  }
}

function requireStepping(stepping: Stepping): void {
  requireOptions('stepping', stepping, {
    tile: 'own',
    blockLimit: 'own',
    threads: 'own',
    threadsAfter: 'own',
    join: 'truth',
    lanes: 'own',
  })
  requireStateOptions(stepping)
  const { lanes } = stepping
  if (lanes !== undefined && lanes !== 'vector' && lanes !== 'scalar')
    throw wrongArgument('lanes', "'vector' or 'scalar'", lanes)
}

function requireObjectOfNetwork(object: unknown): void {
  requireInstance('an object of a network', 'a group or a monitor', object, BrianObject)
}
