import type { Manifest } from '../abi/index.ts'
import { manifestJson, SECTION, streamKey } from '../abi/index.ts'
import type { Assemble } from '../compiler/assemble/assemble.ts'
import { withCustomSection } from '../compiler/assemble/custom-section.ts'
import { checkNetwork, compileNetwork } from '../compiler/index.ts'
import type { GeneratedModule } from '../compiler/generate/module.ts'
import { givesAgain, keepDerivable } from '../compiler/ir/derived-constants.ts'
import { type Namespace, noNames } from '../compiler/model/external.ts'
import type { InitialAssignment, NetworkModel } from '../compiler/model/network.ts'
import { type Diagnostic, error, HillockError, type Report, type Span, warning } from '../diagnostics/index.ts'
import { displayQuantity, seconds } from '../units/index.ts'
import { interval, roundHalfEven, toStep } from '../host/clock.ts'
import { Engine } from '../host/engine.ts'
import type { Records } from '../host/records.ts'
import type { RunEnd as SteppingEnd, RunOptions as SteppingOptions } from '../host/simulation.ts'
import { NetworkState } from '../host/state.ts'
import { troubleWarning } from '../host/trouble.ts'
import { version } from '../compiler/version.ts'
import { type Attachable, SpikeMonitor, StateMonitor } from './monitors.ts'
import { NeuronGroup } from './neuron-group.ts'
import { namespaceOf, type NamespaceLike, type QuantityLike, siValue } from './quantities.ts'
import { drawSeed, RandomStreams } from './streams.ts'
import { toConsole } from './to-console.ts'
import { tools } from './tools.ts'
import { wrongArgument } from './wrong-argument.ts'

/** What a network is made of. */
export type NetworkObject = NeuronGroup | StateMonitor | SpikeMonitor

export interface NetworkOptions {
  /** The random streams of a script; a network from TypeScript has its own, see {@link Network.seed}. */
  readonly streams?: RandomStreams | undefined
  /** Where generated text becomes WebAssembly; in this thread unless given, and then once for networks of the same text. */
  readonly assemble?: Assemble | undefined
}

/** The names and places of a compile. */
export interface CompileOptions {
  /** The caller's constants. */
  readonly namespace?: Namespace | NamespaceLike | undefined
  /** Script variable bound to each object. */
  readonly variables?: ReadonlyMap<NetworkObject, string> | undefined
  /** Takes warnings and notes; without it warnings go to the console. */
  readonly onDiagnostic?: Report | undefined
  /** The model file, to be kept in the module. */
  readonly script?: { readonly name: string; readonly text: string } | undefined
  /** The run that the module does unless told otherwise: `'100 ms'`. */
  readonly duration?: QuantityLike | undefined
  /** Whether the module begins with the seed of this network unless told otherwise. */
  readonly keepSeed?: boolean | undefined
  /** Where `run` or `compile` is called. */
  readonly span?: Span | undefined
}

export interface RunOptions extends SteppingOptions, Omit<CompileOptions, 'script' | 'duration' | 'keepSeed'> {}

/** How a run ended. */
export interface RunEnd extends SteppingEnd {
  readonly compileMilliseconds: number
  readonly runMilliseconds: number
}

/** A compiled network. */
export interface Compiled {
  /** The `.wasm`; equal input gives equal bytes. */
  readonly module: Uint8Array
  readonly manifest: Manifest
  /** The generated AssemblyScript. */
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** Groups and monitors that are simulated together. */
export class Network {
  readonly #objects: NetworkObject[] = []
  readonly #records: Records = new Map()
  readonly #assemble: Assemble
  readonly #streams: RandomStreams
  readonly #warn = toConsole()
  #seeded: boolean
  #dt = 1e-4
  #t = 0
  #state: NetworkState | undefined
  #engine: { readonly engine: Engine; readonly text: string; readonly names: string } | undefined
  #epoch: { readonly epoch: number; readonly generation: number } | undefined

  constructor(...objects: readonly NetworkObject[])
  constructor(objects: readonly NetworkObject[], options: NetworkOptions)
  constructor(...given: readonly unknown[]) {
    const [first, second] = given
    const listed = Array.isArray(first)
    const options = (listed ? (second ?? {}) : {}) as NetworkOptions
    this.#assemble = options.assemble ?? tools().assemble
    this.#streams = options.streams ?? new RandomStreams(drawSeed())
    this.#seeded = options.streams !== undefined
    this.add(...((listed ? first : given) as readonly NetworkObject[]))
  }

  /** Adds objects; an object that another network has run is refused. */
  add(...objects: readonly NetworkObject[]): void {
    for (const object of objects) {
      if (!(object instanceof NeuronGroup || object instanceof StateMonitor || object instanceof SpikeMonitor)) {
        throw wrongArgument('an object of a network', 'a group or a monitor', object)
      }
      if (object instanceof NeuronGroup && object.ran && !this.#objects.includes(object)) {
        throw new HillockError([
          error(
            'network',
            object.model.span,
            `RuntimeError: ${object.name} has already been simulated, cannot add it to the network`,
          ),
        ])
      }
      if (this.#objects.includes(object)) continue
      if (!object.named) this.#nameApart(object)
      this.#objects.push(object)
    }
  }

  /** Seconds of model time. */
  get t(): number {
    return this.#t
  }

  /** Length of a time step in seconds. */
  get dt(): number {
    return this.#dt
  }

  /**
   * To be set with a unit: `'0.05*ms'`.
   *
   * @throws HillockError if the time so far is no multiple of the new step (semantics §1.3)
   */
  set dt(given: QuantityLike) {
    const dt = siValue(given, seconds, 'dt')
    if (!(dt > 0) || !Number.isFinite(dt))
      throw new HillockError([error('bad-value', undefined, `the time step has to be positive, not ${dt} s`)])
    const onGrid = (step: number): number => roundHalfEven(this.#t / step) * step
    if (Math.abs(onGrid(this.#dt) - onGrid(dt)) / dt > 1e-4) {
      const [from, to, now] = [this.#dt, dt, this.#t].map(value => displayQuantity([value], [], seconds, 'str'))
      const message = `ValueError: Cannot set dt from ${from} to ${to}, the time ${now} is not a multiple of ${to}.`
      throw new HillockError([error('bad-value', undefined, message)])
    }
    this.#dt = dt
  }

  /** Makes the network's random numbers repeatable. */
  seed(seed: number): void {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new HillockError([error('bad-value', undefined, `a seed is a whole number from 0, not ${seed}`)])
    this.#streams.reseed(seed)
    this.#seeded = true
  }

  /** Reports what is wrong with the network under these names; true if nothing is. */
  check({
    namespace,
    onDiagnostic = () => undefined,
  }: Pick<CompileOptions, 'namespace' | 'onDiagnostic'> = {}): boolean {
    return checkNetwork(this.#model(namespaceOf(namespace)), onDiagnostic)
  }

  /**
   * Simulates.
   *
   * @param duration a text such as `'100 ms'` or `'1*second'`
   * @throws HillockError with what is wrong in the model; the signal's reason if aborted
   */
  async run(duration: QuantityLike, options: RunOptions = {}): Promise<RunEnd> {
    const length = this.#duration(duration, options.span)
    if (this.#objects.length === 0)
      return { t: this.#t, steps: 0, seed: this.#streams.seed, compileMilliseconds: 0, runMilliseconds: 0 }
    const began = performance.now()
    const engine = await this.#prepare({ ...options, onDiagnostic: options.onDiagnostic ?? this.#warn })
    const compiled = performance.now()
    const steps = interval(this.#t, length, this.#dt)
    engine.state.step = steps.firstStep
    const { signal, onProgress, slice } = options
    const wanted = steps.endStep - steps.firstStep
    if (wanted > 2 ** 40)
      (options.onDiagnostic ?? this.#warn)(
        warning('bad-value', options.span, `${wanted} time steps will take very long: is the duration right?`),
      )
    let done = 0
    try {
      done = await engine.run(wanted, { signal, onProgress, slice })
    } finally {
      const whole = engine.state.step === steps.endStep
      this.#t = whole ? steps.end : engine.state.step * this.#dt
    }
    const runMilliseconds = performance.now() - compiled
    return { t: this.#t, steps: done, seed: this.#streams.seed, compileMilliseconds: compiled - began, runMilliseconds }
  }

  /** Ends a run under way after its slice. */
  stop(): void {
    this.#engine?.engine.stop()
  }

  /** Compiles to a module that runs by itself, from time 0 with the values assigned so far. */
  async compile(options: CompileOptions = {}): Promise<Compiled> {
    const diagnostics: Diagnostic[] = []
    const report: Report = diagnostic => {
      diagnostics.push(diagnostic)
      options.onDiagnostic?.(diagnostic)
    }
    for (const group of this.#groups) group.useStreams(this.#streams)
    const { text, manifest } = this.#generate({ ...options, onDiagnostic: report }, this.#takeEpoch(), true)
    const assembled = await this.#assemble(text)
    const content = new TextEncoder().encode(manifestJson(manifest))
    return { module: withCustomSection(assembled, SECTION, content), manifest, text, diagnostics }
  }

  /** Gives memory back. */
  dispose(): void {
    this.#engine?.engine.dispose()
    this.#engine = undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.dispose()
  }

  get #groups(): NeuronGroup[] {
    return this.#objects.filter(object => object instanceof NeuronGroup)
  }

  get #monitors(): (StateMonitor | SpikeMonitor)[] {
    return this.#objects.filter((object): object is StateMonitor | SpikeMonitor => !(object instanceof NeuronGroup))
  }

  #duration(duration: QuantityLike, span: Span | undefined): number {
    const length = siValue(duration, seconds, 'duration')
    if (length >= 0 && Number.isFinite(length)) return length
    if (length > 0)
      throw new HillockError([
        error('bad-value', span, 'OverflowError: a run needs an end, and its duration is infinite'),
      ])
    throw new HillockError([
      error('bad-value', span, `ValueError: Function 'run' expected a non-negative duration but got '${length} s'`),
    ])
  }

  /** The engine for the network as it is now; the one before if only values changed. */
  async #prepare(options: RunOptions): Promise<Engine> {
    const epoch = this.#takeEpoch()
    for (const group of this.#groups) group.useStreams(this.#streams)
    const generated = this.#generate(options, epoch, false)
    const state = (this.#state ??= new NetworkState({ dt: this.#dt }))
    state.dt = this.#dt
    state.key = streamKey(this.#streams.seed, epoch)
    for (const group of this.#groups) group.bind(state, () => ({ dt: this.#dt, step: toStep(this.#t, this.#dt) }))
    this.#attachMonitors()
    const names = this.#objects.map(({ name }) => name).join(' ')
    if (this.#engine?.text === generated.text && this.#engine.names === names) {
      this.#engine.engine.useConstants(generated.manifest)
      return this.#engine.engine
    }
    this.#engine?.engine.dispose()
    this.#engine = undefined
    const module = await WebAssembly.compile((await this.#assemble(generated.text)) as BufferSource)
    const report = options.onDiagnostic
    const engine = await Engine.create({ module, manifest: generated.manifest }, state, this.#records, {
      onTrouble: trouble => report?.(troubleWarning(trouble)),
    })
    this.#engine = { engine, text: generated.text, names }
    return engine
  }

  #generate(options: CompileOptions, epoch: number, standalone: boolean): GeneratedModule {
    const problems: Diagnostic[] = []
    const report: Report = diagnostic => {
      if (diagnostic.severity === 'error') problems.push(diagnostic)
      else options.onDiagnostic?.(diagnostic)
    }
    const namespace = keepDerivable(namespaceOf(options.namespace ?? noNames), tools().runtime)
    const network = this.#model(namespace)
    const seed =
      options.keepSeed === true || (options.keepSeed === undefined && this.#seeded) ? this.#streams.seed : undefined
    const generated = compileNetwork(
      {
        network,
        initial: standalone ? this.#initial(namespace) : [],
        description: {
          version,
          dt: this.#dt,
          epoch,
          variables: new Map([...(options.variables ?? [])].map(([object, name]) => [object.name, name])),
          ...(options.duration !== undefined && { duration: siValue(options.duration, seconds, 'duration') }),
          ...(seed !== undefined && { seed }),
          ...(standalone && { script: options.script, fixedBy: this.#fixedSizes() }),
        },
      },
      tools().parser,
      report,
    )
    if (generated === undefined || problems.length > 0) throw new HillockError(problems)
    return generated
  }

  #model(namespace: Namespace): NetworkModel {
    const groups = this.#groups
    this.#requireUniqueNames()
    return {
      groups: groups.map(({ model }) => model),
      monitors: this.#monitors.map(monitor => monitor.model(this.#groupOf(monitor), this.#dt)),
      dt: this.#dt,
      namespace,
    }
  }

  #groupOf(monitor: Attachable): number {
    const index = this.#groups.indexOf(monitor.group)
    if (index >= 0) return index
    const message = `ValueError: '${monitor.name}' has been included in the network but not the object on which it depends.`
    throw new HillockError([error('network', monitor.span, message, { help: `add ${monitor.group.name} too` })])
  }

  /** Objects nobody named are numbered as Brian 2 does: `neurongroup`, `neurongroup_1`, … (semantics §1.5). */
  #nameApart(object: NetworkObject): void {
    const taken = new Set(this.#objects.map(({ name }) => name))
    const base = object.name
    for (let k = 1; taken.has(object.name); k++) object.rename(`${base}_${k}`)
  }

  #requireUniqueNames(): void {
    const seen = new Set<string>()
    for (const object of this.#objects) {
      const { name } = object
      if (seen.has(name)) {
        const message = `ValueError: All objects in a network need to have unique names, the following name(s) were used more than once: '${name}'`
        throw new HillockError([
          error('network', object instanceof NeuronGroup ? object.model.span : object.span, message, {
            help: "give one of them a name of its own: name='…'",
          }),
        ])
      }
      seen.add(name)
    }
  }

  #initial(namespace: Namespace): InitialAssignment[] {
    return this.#groups.flatMap((group, index) =>
      group.initial.map(assignment => {
        const own = { ...assignment, group: index }
        if (own.kind !== 'value' || own.expression === undefined) return own
        const variable = group.model.variables.get(own.variable)
        const external = { value: own.value, type: variable?.type ?? 'float', dimension: variable?.dimension ?? [] }
        return givesAgain(external, own.expression, namespace, tools().runtime)
          ? own
          : { ...own, expression: undefined }
      }),
    )
  }

  #fixedSizes(): ReadonlyMap<string, string> {
    const reasons = this.#groups.flatMap(group => {
      const fixing = group.initial.find(each => each.kind === 'data' && each.indices === 'all')
      if (fixing?.kind !== 'data' || fixing.values.length <= 1) return []
      const text = `${group.name}.${fixing.variable} being set to an array of ${fixing.values.length} values; a string expression of i and N would follow the size`
      return [[group.name, text] as const]
    })
    return new Map(reasons)
  }

  #attachMonitors(): void {
    for (const monitor of this.#monitors) {
      const record = this.#records.has(monitor.name) ? undefined : monitor.newRecord()
      if (record !== undefined) this.#records.set(monitor.name, record)
      monitor.attach(this.#records)
    }
  }

  /** A network keeps the epoch of its first run, unless the session was seeded anew since. */
  #takeEpoch(): number {
    const { generation } = this.#streams
    if (this.#epoch?.generation !== generation) this.#epoch = { epoch: this.#streams.nextEpoch(), generation }
    return this.#epoch.epoch
  }
}
