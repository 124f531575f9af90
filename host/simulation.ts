import { type OptionKinds, requireOptions, requireWhole } from '../diagnostics/arguments.ts'
import type { ManifestGroup, ManifestMonitor } from '../abi/manifest.ts'
import { type Report, tellingOnce } from '../diagnostics/diagnostic.ts'
import { format } from '../diagnostics/format.ts'
import { seconds } from '../units/dimension.ts'
import { displayQuantity } from '../units/display.ts'
import { Engine } from './engine.ts'
import type { Program } from './module.ts'
import { byName } from './names.ts'
import { hostError } from './errors.ts'
import { inUnit, type QuantityLike, quantityOf, unitValue } from './quantities.ts'
import { type Recorded, recordedOf } from './recorded.ts'
import { drawSeed, requireSeed } from './seed.ts'
import { findTarget, type Setting, settingsOf, type Settings } from './settings.ts'
import type { Progress } from './slices.ts'
import { clocksOf, type GroupSizes, mainClock, positive, type StartOptions, stateFor } from './start.ts'
import { largeRecordingsWarning } from './large-recordings.ts'
import { aloneNote } from './threads/alone.ts'
import { troubleWarning } from './trouble.ts'
import type { ModelNames, SettableName, VariableName } from './types.ts'
import type { Range } from './views.ts'

/** How a run goes about it. */
export interface RunOptions {
  /** Aborting rejects with the signal's reason; state and records stay, and the next run goes on from there. */
  readonly signal?: AbortSignal | undefined
  /** Told at most ten times a second, and always at 0 and 1. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
  /** Milliseconds the thread is held at a time; 10 unless given. Up to five times as long where a block of steps needs it. */
  readonly slice?: number | undefined
  /**
   * Called between two slices, where everything may be read and set; a promise is waited for, which is how a run pauses. A number says how
   * many steps the next slice may take at most.
   */
  readonly between?: (() => number | undefined | Promise<number | undefined>) | undefined
}

/** How a run ended. */
export interface RunEnd {
  /** Seconds of model time. */
  readonly t: number
  /** Steps done in this run; where clocks do not fit into each other, moments at which one or several had a step. */
  readonly steps: number
  /** How many times in this run an event came to a synapse, whatever the pathway. */
  readonly synapticEvents: number
  readonly seed: number
  /** How many threads worked on it at last. */
  readonly threads: number
  /** Why it was one, if several were allowed and the run lasted long enough to ask for them. */
  readonly alone?: string | undefined
}

/** What is new since the block before. */
export interface StreamBlock<N extends ModelNames = ModelNames> extends Recorded<N> {
  /** Seconds of model time at its end. */
  readonly t: number
  readonly steps: number
}

const startOptions: OptionKinds<StartOptions> = {
  seed: 'own',
  sizes: 'object',
  set: 'object',
  dt: 'own',
  onConnecting: 'function',
  onDiagnostic: 'function',
  room: 'own',
  tile: 'own',
  blockLimit: 'own',
  memoryLimit: 'own',
  threads: 'own',
  threadsAfter: 'own',
}

/** Warnings go to the console where nobody takes them, notes go nowhere. */
const toConsole: Report = diagnostic => {
  if (diagnostic.severity === 'warning') console.warn(format([diagnostic]))
}

/** A model being simulated: time, state and what has been recorded. */
export class Simulation<N extends ModelNames = ModelNames> implements Recorded<N> {
  readonly model: Program
  /** What its monitors recorded so far. */
  #recorded: Recorded<N>
  readonly #engine: Engine
  readonly #set: Settings
  readonly #report: Report
  /** Index of the clock whose steps are counted. */
  readonly #clock: number
  #seed: number
  #t = 0
  /** Counts what ends a stream: other runs, stopping, disposing. */
  #runs = 0
  /** Whether the run begun last is one by {@link advance}, which has no end. */
  #open = false
  #disposed = false

  private constructor(model: Program, engine: Engine, seed: number, set: Settings, report: Report) {
    this.model = model
    this.#report = report
    this.#engine = engine
    this.#seed = seed
    this.#set = set
    this.#clock = model.manifest.base ?? mainClock(model.manifest) ?? 0
    this.#recorded = this.#initialised()
  }

  /** Begins a simulation; `Model.start` is the usual way. */
  static async start<N extends ModelNames>(model: Program, options: StartOptions<N> = {}): Promise<Simulation<N>> {
    requireOptions('start', options, startOptions)
    const { manifest } = model
    const { seed = manifest.defaults.seed ?? drawSeed(), room, threadsAfter } = options
    const clocks = clocksOf(manifest, options.dt)
    requireSeed(seed)
    if (room !== undefined) requireWhole('room', room, 1)
    const state = stateFor(model, options)
    const sizeOf = (group: { name: string; size: number }): number => state.size(group.name) ?? group.size
    const constants = settingsOf(manifest, options.set ?? {}, sizeOf, 'constant')
    const report = tellingOnce(new Set(), options.onDiagnostic ?? toConsole)
    const engine = await Engine.create(model, state, new Map(), {
      clocks,
      onTrouble: trouble => report(troubleWarning(trouble)),
      onLargeRecordings: recordings => report(largeRecordingsWarning(recordings)),
      onConnecting: options.onConnecting,
      ...(room !== undefined && { room }),
      ...(threadsAfter !== undefined && { threadsAfter }),
    })
    try {
      for (const { index, value } of constants) engine.setConstant(index, value)
      await engine.initialiseTogether(seed)
      return new Simulation<N>(model, engine, seed, options.set ?? {}, report)
    } catch (cause) {
      engine.dispose()
      throw cause
    }
  }

  /** What its monitors of spikes recorded so far. */
  get spikes(): Recorded<N>['spikes'] {
    return this.#recorded.spikes
  }

  /** What those of other events recorded. */
  get events(): Recorded<N>['events'] {
    return this.#recorded.events
  }

  /** What state monitors recorded. */
  get traces(): Recorded<N>['traces'] {
    return this.#recorded.traces
  }

  /** What rate monitors recorded. */
  get rates(): Recorded<N>['rates'] {
    return this.#recorded.rates
  }

  /** The seed of this simulation, given or drawn. */
  get seed(): number {
    return this.#seed
  }

  /** Seconds of model time. */
  get t(): number {
    return this.#t
  }

  /** Steps since time 0, of the clock that counts for all; of the default clock where clocks do not fit into each other. */
  get step(): number {
    return this.#engine.stepOf(this.#clock)
  }

  /** Seconds: the length of such a step. */
  get dt(): number {
    return this.#engine.dtOf(this.#clock)
  }

  /** Seconds that its module has computed for, since it was started: what advancing took besides is taking records. */
  get computing(): number {
    return this.#engine.stepping / 1000
  }

  /** Neurons by group. */
  get sizes(): GroupSizes<N> {
    const { state } = this.#engine
    return byName(this.model.manifest.groups, ({ name }) => state.size(name) ?? 0) as GroupSizes<N>
  }

  /**
   * Goes on for a duration, giving everything else a turn at least every `slice` milliseconds, or every ten times that where other
   * threads do the work.
   *
   * @throws HillockError if the duration is no time or negative; the reason of the signal when aborted
   */
  async run(duration: QuantityLike, options: RunOptions = {}): Promise<RunEnd> {
    this.#require()
    requireOptions('run', options, { signal: 'signal', onProgress: 'function', slice: 'own', between: 'function' })
    this.#begin(durationOf(duration))
    return this.#run(options)
  }

  /**
   * Goes on for a duration and hands over what is new after every piece of it. Leaving the loop stops there and keeps
   * everything; so does beginning another run.
   */
  async *stream(
    duration: QuantityLike,
    options: { every: QuantityLike; signal?: AbortSignal | undefined; slice?: number | undefined },
  ): AsyncGenerator<StreamBlock<N>, void, undefined> {
    this.#require()
    requireOptions('stream', options, { every: 'own', signal: 'signal', slice: 'own' })
    const { every, signal, slice } = options
    const engine = this.#engine
    const begin = this.#t
    const length = durationOf(duration)
    const piece = Math.max(positive(quantityOf(every, seconds, 'every'), 'every'), this.#least())
    const end = this.#begin(length)
    const run = this.#runs
    let from = this.#lengths()
    for (let k = 1, last = false; !last; k++) {
      const until = Math.min(begin + k * piece, end)
      last = engine.sameTick(until, end)
      engine.endAt(last ? end : until)
      if (engine.ended && !last) continue
      const { steps, t } = await this.#run({ signal, slice })
      const to = this.#lengths()
      const range = ({ name }: ManifestMonitor): Range => ({ from: from.get(name) ?? 0, to: to.get(name) ?? 0 })
      if (steps > 0) yield { t, steps, ...recordedOf<N>(this.model.manifest, engine.records, range) }
      if (!engine.ended || this.#runs !== run) return
      from = to
    }
  }

  /**
   * Does steps at once, without giving anything else a turn: for a worker, or a loop of one's own. Where clocks do not fit
   * into each other, a step is the next moment at which one of them has a step.
   */
  advance(steps = 1): void {
    this.#require()
    requireWhole('the number of steps', steps, 0)
    if (this.#engine.running) throw hostError('network', 'this simulation is running: wait for it or stop it first')
    if (!this.#open) this.#begin(Number.POSITIVE_INFINITY)
    this.#open = true
    this.#engine.advance(steps)
    this.#t = this.#engine.time
  }

  /** Ends a run or stream under way after its slice; it ends as if its duration had been shorter. */
  stop(): void {
    this.#runs++
    this.#engine.stop()
  }

  /** Back to time 0 with nothing recorded, by this thread; constants keep what they were set to. The same seed unless given. */
  restart(options: { seed?: number } = {}): void {
    this.#require()
    requireOptions('restart', options, { seed: 'own' })
    const { seed = this.#seed } = options
    requireSeed(seed)
    this.#engine.stop()
    this.#seed = seed
    this.#engine.initialise(seed)
    this.#recorded = this.#initialised()
  }

  /**
   * Sets constants and state variables (`'G.v'`), from the next block on: quantities as text, numbers in SI, arrays
   * with a number for each neuron. All of them, or none if one cannot be set.
   *
   * @throws HillockError `unknown-name`, `unit-mismatch`, `bad-value`, `read-only`
   */
  set(values: Settings<SettableName<N>>): void {
    this.#require()
    for (const setting of settingsOf(this.model.manifest, values, group => this.#sizeOf(group))) {
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
    this.#runs++
    this.#engine.dispose()
  }

  [Symbol.dispose](): void {
    this.dispose()
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.dispose()
    return Promise.resolve()
  }

  /** @returns where the run ends, in seconds */
  #begin(duration: number): number {
    const end = this.#engine.begin(this.#t, duration)
    this.#runs++
    this.#open = false
    return end
  }

  async #run(options: RunOptions): Promise<RunEnd> {
    let steps = 0
    try {
      steps = await this.#engine.run(options)
    } finally {
      this.#t = this.#engine.time
    }
    const { alone } = this.#engine
    if (alone !== undefined) this.#report(aloneNote(alone))
    return {
      t: this.#t,
      steps,
      synapticEvents: this.#engine.delivered,
      seed: this.#seed,
      threads: this.#engine.threads,
      ...(alone !== undefined && { alone }),
    }
  }

  #initialised(): Recorded<N> {
    for (const setting of settingsOf(this.model.manifest, this.#set, group => this.#sizeOf(group), 'variable'))
      this.#write(setting)
    this.#runs++
    this.#open = false
    this.#t = 0
    return recordedOf<N>(this.model.manifest, this.#engine.records, () => ({ from: 0 }))
  }

  #write({ group, variable, values }: Extract<Setting, { kind: 'variable' }>): void {
    this.#engine.write(group, variable, values)
  }

  #sizeOf({ name, size }: ManifestGroup): number {
    return this.#engine.state.size(name) ?? size
  }

  /** The shortest step of any clock, in seconds. */
  #least(): number {
    return Math.min(...this.model.manifest.clocks.map((_, clock) => this.#engine.dtOf(clock)))
  }

  /** How much each monitor has recorded so far. */
  #lengths(): Map<string, number> {
    return new Map([...this.#engine.records].map(([name, record]) => [name, record.length]))
  }

  #require(): void {
    if (this.#disposed) throw hostError('network', 'this simulation was disposed of')
  }
}

function durationOf(duration: QuantityLike): number {
  const length = quantityOf(duration, seconds, 'the duration')
  if (length >= 0 && Number.isFinite(length)) return length
  const shown = displayQuantity([length], [], seconds)
  if (length < 0) throw hostError('bad-value', `Function 'run' expected a non-negative duration but got '${shown}'`)
  throw hostError('bad-value', `a run cannot last ${shown}`)
}
