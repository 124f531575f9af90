import type { ManifestMonitor, ManifestSpikeMonitor, ManifestStateMonitor } from '../abi/manifest.ts'
import type { Report } from '../diagnostics/diagnostic.ts'
import { format } from '../diagnostics/format.ts'
import { seconds } from '../units/dimension.ts'
import { displayQuantity } from '../units/display.ts'
import { interval, toStep } from './clock.ts'
import { Engine, type EngineOptions, type Progress } from './engine.ts'
import type { Program } from './module.ts'
import { byName, find } from './names.ts'
import { hostError, inUnit, type QuantityLike, quantityOf, unitValue } from './quantities.ts'
import { recordOf } from './records.ts'
import { findTarget, type Setting, settingsOf, type Settings } from './settings.ts'
import { NetworkState, type StateOptions } from './state.ts'
import { troubleWarning } from './trouble.ts'
import type { ModelNames, SettableName, VariableName } from './types.ts'
import { type Range, Spikes, Traces } from './views.ts'

/** What a simulation starts from; the module's defaults where absent. */
export interface StartOptions<N extends ModelNames = ModelNames>
  extends Pick<EngineOptions, 'room'>, Pick<StateOptions, 'tile' | 'blockLimit' | 'memoryLimit'> {
  /** A whole number from 0; drawn if neither given nor in the script. */
  readonly seed?: number | undefined
  /** Neurons by group. */
  readonly sizes?: Partial<GroupSizes<N>> | undefined
  /** Constants, and state variables to be set after the model's own initial values. */
  readonly set?: Settings<SettableName<N>> | undefined
  readonly dt?: QuantityLike | undefined
  /** Takes warnings, such as of variables that become NaN; without it they go to the console. */
  readonly onDiagnostic?: Report | undefined
}

/** How a run goes about it. */
export interface RunOptions {
  /** Aborting rejects with the signal's reason; state and records stay, and the next run goes on from there. */
  readonly signal?: AbortSignal | undefined
  /** Told at most ten times a second, and always at 0 and 1. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Milliseconds the thread is held at a time; 10 unless given. */
  readonly slice?: number | undefined
}

/** How a run ended. */
export interface RunEnd {
  /** Seconds of model time. */
  readonly t: number
  /** Steps done in this run. */
  readonly steps: number
  readonly seed: number
}

/** What is new since the block before. */
export interface StreamBlock<N extends ModelNames = ModelNames> {
  /** Seconds of model time at its end. */
  readonly t: number
  readonly steps: number
  readonly spikes: SpikesByName<N>
  readonly traces: TracesByName<N>
}

/** Spikes by the name of their monitor. */
export type SpikesByName<N extends ModelNames> = { readonly [K in N['spikes']]: Spikes }

/** Samples by the name of their monitor. */
export type TracesByName<N extends ModelNames> = {
  readonly [K in keyof N['traces'] & string]: Traces<N['traces'][K]>
}

/** Neurons by group. */
export type GroupSizes<N extends ModelNames> = { readonly [G in keyof N['groups'] & string]: number }

/** A model being simulated: time, state and what has been recorded. */
export class Simulation<N extends ModelNames = ModelNames> {
  readonly model: Program
  /** What its monitors recorded so far. */
  readonly spikes: SpikesByName<N>
  readonly traces: TracesByName<N>
  readonly #engine: Engine
  readonly #initial: readonly Setting[]
  #seed: number
  #t = 0
  #disposed = false

  private constructor(model: Program, engine: Engine, seed: number, initial: readonly Setting[]) {
    this.model = model
    this.#engine = engine
    this.#seed = seed
    this.#initial = initial
    this.spikes = this.#spikesFrom(() => ({ from: 0 }))
    this.traces = this.#tracesFrom(() => ({ from: 0 }))
    this.#initialise()
  }

  /** Begins a simulation; `Model.start` is the usual way. */
  static async start<N extends ModelNames>(model: Program, options: StartOptions<N> = {}): Promise<Simulation<N>> {
    const { manifest } = model
    const { seed = manifest.defaults.seed ?? drawSeed(), room, tile, blockLimit, memoryLimit } = options
    const dt = positive(quantityOf(options.dt ?? manifest.defaults.dt, seconds, 'dt'), 'dt')
    requireSeed(seed)
    const state = new NetworkState({
      dt,
      ...(tile !== undefined && { tile }),
      ...(blockLimit !== undefined && { blockLimit }),
      ...(memoryLimit !== undefined && { memoryLimit }),
    })
    for (const [name, size] of Object.entries<number | undefined>(options.sizes ?? {})) {
      const group = find(manifest.groups, name, 'group')
      if (size === undefined) continue
      requireSize(name, size)
      if (size !== group.size && group.fixedBy !== undefined) {
        throw hostError('bad-value', `${name} has ${group.size} neurons, and not ${size}, because of ${group.fixedBy}`)
      }
      state.addGroup(group.name, size)
    }
    const sizeOf = (group: { name: string; size: number }): number => state.size(group.name) ?? group.size
    const settings = settingsOf(manifest, options.set ?? {}, sizeOf)
    const report = options.onDiagnostic ?? (diagnostic => console.warn(format([diagnostic])))
    const engine = await Engine.create(model, state, new Map(), {
      onTrouble: trouble => report(troubleWarning(trouble)),
      ...(room !== undefined && { room }),
    })
    for (const setting of settings) if (setting.kind === 'constant') engine.setConstant(setting.index, setting.value)
    return new Simulation<N>(model, engine, seed, settings)
  }

  /** The seed of this simulation, given or drawn. */
  get seed(): number {
    return this.#seed
  }

  /** Seconds of model time. */
  get t(): number {
    return this.#t
  }

  /** Steps since time 0. */
  get step(): number {
    return this.#engine.state.step
  }

  /** Seconds. */
  get dt(): number {
    return this.#engine.state.dt
  }

  /** Neurons by group. */
  get sizes(): GroupSizes<N> {
    const { state } = this.#engine
    return byName(this.model.manifest.groups, ({ name }) => state.size(name) ?? 0) as GroupSizes<N>
  }

  /**
   * Goes on for a duration, giving everything else a turn at least every `slice` milliseconds.
   *
   * @throws HillockError if the duration is no time or negative; the reason of the signal when aborted
   */
  async run(duration: QuantityLike, { signal, onProgress, slice }: RunOptions = {}): Promise<RunEnd> {
    this.#require()
    const seconds = durationOf(duration)
    const { endStep, end } = interval(this.#t, seconds, this.dt)
    return this.#runTo(endStep, end, { signal, onProgress, slice })
  }

  /**
   * Goes on for a duration and hands over what is new after every piece of it. Leaving the loop stops there and keeps
   * everything.
   */
  async *stream(
    duration: QuantityLike,
    { every, signal, slice }: { every: QuantityLike; signal?: AbortSignal | undefined; slice?: number | undefined },
  ): AsyncGenerator<StreamBlock<N>, void, undefined> {
    this.#require()
    const begin = this.#t
    const end = begin + durationOf(duration)
    const piece = Math.max(positive(quantityOf(every, seconds, 'every'), 'every'), this.dt)
    const lastStep = toStep(end, this.dt)
    let from = this.#recorded()
    for (let k = 1; this.step < lastStep; k++) {
      const endStep = Math.min(toStep(begin + k * piece, this.dt), lastStep)
      const until = endStep < lastStep ? begin + k * piece : end
      if (endStep === this.step) continue
      const { steps, t } = await this.#runTo(endStep, until, { signal, slice })
      const to = this.#recorded()
      const range = ({ name }: ManifestMonitor): Range => ({ from: from.get(name) ?? 0, to: to.get(name) ?? 0 })
      yield { t, steps, spikes: this.#spikesFrom(range), traces: this.#tracesFrom(range) }
      if (this.step < endStep) return
      from = to
    }
  }

  /** Does steps at once, without giving anything else a turn: for a worker, or a loop of one's own. */
  advance(steps = 1): void {
    this.#require()
    if (!Number.isSafeInteger(steps) || steps < 0) throw hostError('bad-value', `${steps} is no number of steps`)
    if (this.#engine.running) throw hostError('network', 'this simulation is running: wait for it or stop it first')
    this.#engine.advance(steps)
    this.#t = this.step * this.dt
  }

  /** Ends a run or stream under way after its slice; it ends as if its duration had been shorter. */
  stop(): void {
    this.#engine.stop()
  }

  /** Back to time 0 with nothing recorded; constants keep what they were set to. The same seed unless given. */
  restart({ seed = this.#seed }: { seed?: number } = {}): void {
    this.#require()
    requireSeed(seed)
    this.#engine.stop()
    this.#seed = seed
    this.#initialise()
  }

  /**
   * Sets constants and state variables (`'G.v'`), from the next block on: quantities as text, numbers in SI, arrays
   * with a number for each neuron. All of them, or none if one cannot be set.
   *
   * @throws HillockError `unknown-name`, `unit-mismatch`, `bad-value`, `read-only`
   */
  set(values: Settings<SettableName<N>>): void {
    this.#require()
    const { state } = this.#engine
    for (const setting of settingsOf(this.model.manifest, values, ({ name, size }) => state.size(name) ?? size)) {
      if (setting.kind === 'constant') this.#engine.setConstant(setting.index, setting.value)
      else this.#write(setting)
    }
  }

  /** A copy of a state variable (`'G.v'`), in SI or a unit; one number for each neuron, or one if it is shared. */
  get(name: VariableName<N>, unit?: string): Float64Array
  /** The value in effect of a constant, in SI or a unit. */
  get(name: N['constants'], unit?: string): number
  get(name: string, unit?: string): Float64Array | number {
    this.#require()
    const target = findTarget(this.model.manifest, name)
    const { dimension } = target.kind === 'constant' ? target.constant : target.variable
    const scale = unit === undefined ? 1 : unitValue(unit, dimension, name)
    if (target.kind === 'constant') return this.#engine.constant(target.index) / scale
    return inUnit(this.#engine.state.read(target.group.name, target.variable.name), scale)
  }

  /** Lets go of the memory; a run under way ends. Afterwards only what was handed out before can be used. */
  dispose(): void {
    if (this.#disposed) return
    this.#disposed = true
    this.#engine.dispose()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.dispose()
    return Promise.resolve()
  }

  async #runTo(endStep: number, end: number, options: RunOptions): Promise<RunEnd> {
    const steps = Math.max(0, endStep - this.step)
    let done = 0
    try {
      done = await this.#engine.run(steps, options)
    } finally {
      this.#t = this.step * this.dt
    }
    if (this.step === endStep) this.#t = end
    return { t: this.#t, steps: done, seed: this.#seed }
  }

  #initialise(): void {
    this.#engine.initialise(this.#seed)
    for (const setting of this.#initial) if (setting.kind === 'variable') this.#write(setting)
    this.#t = 0
  }

  #write({ group, variable, values }: Extract<Setting, { kind: 'variable' }>): void {
    this.#engine.state.write(group, variable, values)
  }

  #recorded(): Map<string, number> {
    return new Map([...this.#engine.records].map(([name, record]) => [name, record.length]))
  }

  #spikesFrom(range: (monitor: ManifestSpikeMonitor) => Range): SpikesByName<N> {
    const monitors = this.model.manifest.monitors.filter(monitor => monitor.kind === 'spike')
    const { records } = this.#engine
    return byName(monitors, monitor => new Spikes(recordOf(records, monitor, 0), range(monitor))) as SpikesByName<N>
  }

  #tracesFrom(range: (monitor: ManifestStateMonitor) => Range): TracesByName<N> {
    const monitors = this.model.manifest.monitors.filter(monitor => monitor.kind === 'state')
    const { records } = this.#engine
    const view = (monitor: ManifestStateMonitor): Traces =>
      new Traces(monitor, recordOf(records, monitor, 0), range(monitor))
    return byName(monitors, view) as unknown as TracesByName<N>
  }

  #require(): void {
    if (this.#disposed) throw new Error('this simulation was disposed of')
  }
}

function durationOf(duration: QuantityLike): number {
  const length = quantityOf(duration, seconds, 'the duration')
  const shown = displayQuantity([length], [], seconds)
  if (length < 0) throw hostError('bad-value', `Function 'run' expected a non-negative duration but got '${shown}'`)
  if (!Number.isFinite(length)) throw hostError('bad-value', `a run cannot last ${shown}`)
  return length
}

function positive(value: number, what: string): number {
  if (value > 0 && Number.isFinite(value)) return value
  throw hostError('bad-value', `${what} must be more than 0, but is ${displayQuantity([value], [], seconds)}`)
}

function requireSize(group: string, size: number): void {
  if (Number.isSafeInteger(size) && size >= 1 && size < 2 ** 31) return
  throw hostError('bad-value', `a group has 1 to ${2 ** 31 - 1} neurons; ${group} cannot have ${size}`)
}

function requireSeed(seed: number): void {
  if (Number.isSafeInteger(seed) && seed >= 0) return
  throw hostError('bad-value', `a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`)
}

/** Short enough to be typed again. */
function drawSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
