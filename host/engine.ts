import { Header } from '../abi/layout.ts'
import type {
  Manifest,
  ManifestConstant,
  ManifestInitial,
  ManifestMonitor,
  ManifestStateMonitor,
} from '../abi/manifest.ts'
import { streamKey } from '../abi/stream-key.ts'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import { shownName } from './manifest.ts'
import { moduleError } from './module-error.ts'
import type { Program } from './module.ts'
import { nextSlice } from './pacing.ts'
import { type Recorder, recorderOf } from './recorder.ts'
import type { Records } from './records.ts'
import { type Binding, type NetworkState, slotAddress } from './state.ts'
import { type Trouble, TroubleScan } from './trouble.ts'
import { takeTurns, type Turns } from './yield.ts'

/** How far a run has come. */
export interface Progress {
  /** Seconds of model time. */
  readonly t: number
  /** 0 to 1. */
  readonly fraction: number
  /** An estimate in seconds; Infinity before there is one. */
  readonly secondsLeft: number
}

/** How an engine works. Results do not depend on it. */
export interface EngineOptions {
  /** Entries the buffer of each monitor has room for at first; it grows as needed. */
  readonly room?: number
  /** Told once of each variable that holds NaN or a very large value. */
  readonly onTrouble?: (trouble: Trouble) => void
}

/** How a run goes about its slices. */
export interface SliceOptions {
  /** Ends the run between two slices: it rejects with the signal's reason, everything done so far stays. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds the thread is held at a time; 10 unless given. */
  readonly slice?: number | undefined
  /** Told at the start, at most ten times a second, and at the end. */
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** A module at work on a network's state: one of them at a time. */
export class Engine {
  readonly manifest: Manifest
  readonly state: NetworkState
  readonly records: Records
  readonly #exports: Readonly<Record<string, (...values: readonly number[]) => void>>
  readonly #binding: Binding
  readonly #recorders: readonly Recorder[]
  readonly #scan: TroubleScan
  readonly #onTrouble: ((trouble: Trouble) => void) | undefined
  #prepared = -1
  #running = false
  #stopped = false
  /** Kept from run to run: many short ones must not hold the thread together. */
  #lastTurn = performance.now()
  #ended: Promise<void> | undefined

  private constructor(
    manifest: Manifest,
    instance: WebAssembly.Instance,
    state: NetworkState,
    records: Records,
    { room, onTrouble }: EngineOptions,
  ) {
    this.manifest = manifest
    this.state = state
    this.records = records
    this.#exports = instance.exports as Record<string, () => void>
    this.#onTrouble = onTrouble
    this.#binding = state.bind(manifest)
    this.useConstants(manifest)
    for (const monitor of manifest.monitors) {
      if (monitor.kind === 'state') state.setSlot(monitor.intervalSlot, samplingInterval(manifest, monitor, state.dt))
    }
    this.#recorders = manifest.monitors.map(monitor => {
      const group = manifest.groups[monitor.group]
      const neurons = state.size(group?.name ?? '') ?? 0
      requireRecorded(monitor, neurons, group === undefined ? '' : shownName(group))
      return recorderOf(monitor, neurons, state, records, room)
    })
    this.#scan = new TroubleScan(manifest, this.#binding, state)
  }

  /**
   * Instantiates a module over a network's memory and writes its table. Groups not yet known to the state get the sizes
   * of the manifest, arrays not yet there are placed; what is there stays as it is.
   *
   * @param records what monitors of the same names recorded before; new recordings are appended
   * @throws HillockError `too-large`, or `module` if the module wants another memory
   */
  static async create(
    { module, manifest }: Program,
    state: NetworkState,
    records: Records = new Map(),
    options: EngineOptions = {},
  ): Promise<Engine> {
    const [wanted] = WebAssembly.Module.imports(module)
    const imports = { [wanted?.module ?? 'env']: { [wanted?.name ?? 'memory']: state.arena.memory } }
    let instance: WebAssembly.Instance
    try {
      instance = await WebAssembly.instantiate(module, imports)
    } catch (cause) {
      throw moduleError(`this module cannot be started: ${(cause as Error).message}`, 'compile the model again')
    }
    return new Engine(manifest, instance, state, records, options)
  }

  /** Whether a run is under way that nobody has stopped. */
  get running(): boolean {
    return this.#running && !this.#stopped
  }

  /** The value in effect of a constant, by its index in the manifest; SI. */
  constant(index: number): number {
    this.prepare()
    const { type, slot } = this.#constant(index)
    const { view } = this.state.arena
    if (type === 'float') return view.getFloat64(slotAddress(slot), true)
    return type === 'integer' ? Number(view.getBigInt64(slotAddress(slot), true)) : this.state.slot(slot)
  }

  /** Sets a constant (SI), from the next block on. A derived one no longer follows the others. */
  setConstant(index: number, value: number): void {
    this.#writeConstant(index, value)
    const { linkSlot } = this.#constant(index)
    if (linkSlot !== undefined) this.state.setSlot(linkSlot, 0)
    this.#prepared = -1
  }

  /** Takes over the values of another manifest of the same text; constants that derive follow their inputs again. */
  useConstants({ constants }: Manifest): void {
    for (const [index, { value, linkSlot }] of constants.entries()) {
      this.#writeConstant(index, value)
      if (linkSlot !== undefined) this.state.setSlot(linkSlot, 1)
    }
    this.#prepared = -1
  }

  /** As before the first step of a run with this seed: time 0, initial values assigned, nothing recorded. */
  initialise(seed: number): void {
    this.state.reset(this.manifest, this.#binding)
    for (const record of this.records.values()) record.clear()
    this.state.key = streamKey(seed, this.manifest.defaults.epoch)
    this.#scan.reset()
    this.assignInitial(seed)
  }

  /** Assigns the manifest's initial values, in order, to state as it is. */
  assignInitial(seed: number): void {
    this.prepare()
    for (const initial of this.manifest.initial) this.#apply(initial, seed)
    this.#prepared = -1
  }

  /** Recomputes whatever depends on constants and state that were written since the last time. */
  prepare(): void {
    if (this.#prepared === this.state.changes) return
    this.#call('prepare')
    this.#prepared = this.state.changes
  }

  /** Does that many steps at once, without giving anything else a turn. */
  advance(steps: number): void {
    this.prepare()
    const { state } = this
    const end = state.step + steps
    for (let from = state.step; from < end; from = state.step) {
      let need = this.#step(end - from)
      // The rest of a block and no more: after it the buffers can be emptied instead of growing on.
      while (need !== 0 && state.slot(Header.block) !== 0) {
        if (!this.#makeRoom(need)) throw moduleError('the module asks for room that it has')
        need = this.#step(state.slot(Header.block))
      }
      const to = state.step
      if (to > end || to < from) throw moduleError(`the module went to step ${to}, asked to go from ${from} to ${end}`)
      for (const recorder of this.#recorders) recorder.drain(from, to)
      const grown = need !== 0 && this.#makeRoom(need)
      if (to === from && !grown) throw moduleError(`the module stands still at step ${from}`)
    }
  }

  /**
   * Does that many steps in slices, giving everything else a turn between them.
   *
   * @returns steps done, fewer than asked for after {@link stop}
   */
  async run(steps: number, { signal, slice = 10, onProgress }: SliceOptions = {}): Promise<number> {
    if (this.running) {
      throw new HillockError([error('network', undefined, 'this simulation is running already')])
    }
    while (this.#running) await this.#ended
    signal?.throwIfAborted()
    const progress = progressReporter(steps, onProgress)
    const turns = takeTurns()
    this.#running = true
    this.#stopped = false
    let ended: (() => void) | undefined
    this.#ended = new Promise(resolve => (ended = resolve))
    try {
      return await this.#runSlices(steps, slice, turns, progress, signal)
    } finally {
      this.#running = false
      ended?.()
      turns.close()
      this.#look(Number.POSITIVE_INFINITY)
    }
  }

  /** Ends a run under way after its slice. */
  stop(): void {
    this.#stopped = true
  }

  /** Gives back what belongs to the module; state and records stay for the next one. */
  dispose(): void {
    this.stop()
    for (const recorder of this.#recorders) recorder.release()
    this.#binding.release()
  }

  async #runSlices(
    steps: number,
    slice: number,
    turns: Turns,
    progress: (t: number, done: number, last: boolean) => void,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    const { state } = this
    const began = performance.now()
    let size = 1
    let done = 0
    progress(state.step * state.dt, 0, false)
    while (done < steps) {
      if (performance.now() - this.#lastTurn >= slice / 2) {
        await turns.next()
        this.#lastTurn = performance.now()
      }
      signal?.throwIfAborted()
      if (this.#stopped) break
      const start = performance.now()
      const count = Math.min(size, steps - done)
      this.advance(count)
      done += count
      const now = performance.now()
      size = nextSlice(count, now - start, now - began, slice, state.blockLimit)
      this.#look(now)
      if (done < steps) progress(state.step * state.dt, done, false)
    }
    progress(state.step * state.dt, done, true)
    return done
  }

  #step(steps: number): number {
    this.state.setSlot(Header.need, 0)
    this.#call('advance', Math.min(steps, 2 ** 31 - 1))
    return this.state.slot(Header.need)
  }

  #makeRoom(need: number): boolean {
    const recorder = this.#recorders[need - 1]
    if (recorder === undefined)
      throw moduleError(`the module asks for room for monitor ${need - 1}, which it does not have`)
    return recorder.grow(this.state.slot(Header.needRoom))
  }

  #look(now: number): void {
    if (this.#onTrouble !== undefined) this.#scan.look(now).forEach(this.#onTrouble)
  }

  #call(name: string, ...values: readonly number[]): void {
    try {
      this.#exports[name]?.(...values)
    } catch (cause) {
      if (!(cause instanceof WebAssembly.RuntimeError)) throw cause
      throw moduleError(`the module stopped in '${name}' at step ${this.state.step}: ${cause.message}`)
    }
  }

  #constant(index: number): ManifestConstant {
    const constant = this.manifest.constants[index]
    if (constant === undefined) throw new Error(`no constant ${index}`)
    return constant
  }

  #writeConstant(index: number, value: number): void {
    const { type, slot } = this.#constant(index)
    const { view } = this.state.arena
    if (type === 'float') view.setFloat64(slotAddress(slot), value, true)
    else if (type === 'integer') view.setBigInt64(slotAddress(slot), BigInt(value), true)
    else this.state.setSlot(slot, value === 0 ? 0 : 1)
  }

  #apply(initial: ManifestInitial, seed: number): void {
    if (initial.kind === 'data') {
      const placed = this.#binding.arrays[initial.array]
      if (placed !== undefined) this.state.writePlaced(placed, initial.values, initial.indices)
      return
    }
    const group = this.manifest.groups[initial.group]
    const neurons = this.state.size(group?.name ?? '') ?? 0
    const [low, high] = streamKey(seed, initial.epoch)
    if (initial.indices === undefined) this.#call(initial.export, 0, neurons, low, high)
    for (const index of initial.indices ?? []) {
      if (index >= neurons) {
        const message = `'${initial.text}' assigns to neuron ${index}, but there are only ${neurons}`
        throw new HillockError([error('bad-value', undefined, message)])
      }
      this.#call(initial.export, index, index + 1, low, high)
    }
  }
}

/** Tells of a run's progress at its start, at most ten times a second, and at its end. */
function progressReporter(
  steps: number,
  onProgress: ((progress: Progress) => void) | undefined,
): (t: number, done: number, last: boolean) => void {
  if (onProgress === undefined) return () => undefined
  const began = performance.now()
  let told = Number.NEGATIVE_INFINITY
  return (t, done, last) => {
    const now = performance.now()
    if (!last && now - told < 100) return
    told = now
    const fraction = steps > 0 ? done / steps : last ? 1 : 0
    const secondsLeft = fraction === 0 ? Number.POSITIVE_INFINITY : ((now - began) / 1000) * (1 / fraction - 1)
    onProgress({ t, fraction, secondsLeft })
  }
}

/**
 * Steps between two samples at this dt. A monitor without a dt of its own (interval 1) follows the network's.
 *
 * @throws HillockError `bad-value` if its own is no multiple of the network's
 */
function samplingInterval({ defaults }: Manifest, monitor: ManifestStateMonitor, dt: number): number {
  if (monitor.interval === 1 || dt === defaults.dt) return monitor.interval
  const steps = (monitor.interval * defaults.dt) / dt
  const whole = Math.round(steps)
  if (whole >= 1 && Math.abs(steps - whole) <= 1e-4) return whole
  const message = `${shownName(monitor)} samples every ${monitor.interval * defaults.dt} s, which is no multiple of dt = ${dt} s`
  throw new HillockError([error('bad-value', undefined, message)])
}

function requireRecorded(monitor: ManifestMonitor, neurons: number, group: string): void {
  if (monitor.kind === 'spike' || monitor.record === 'all') return
  const outside = monitor.record.find(index => index >= neurons)
  if (outside === undefined) return
  const message = `${shownName(monitor)} records neuron ${outside}, but ${group} has only ${neurons} neurons`
  throw new HillockError([error('bad-value', undefined, message)])
}
