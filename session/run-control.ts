/** Watching and steering the runs of a script while they are under way. */
import { type OptionKinds, requireObject, requireOptions, requireWhole, wrongArgument } from '../diagnostics/index.ts'
import type { ModelConstant, Settings } from '../host/index.ts'
import type { Network, NetworkObject } from '../network/index.ts'
import { pairsOf, type ScriptSynapses } from './pairs.ts'
import {
  type KeptMonitors,
  type WatchedGroup,
  watchGroups,
  type Watched,
  type WatchedRecords,
  type WatchSelection,
} from './watched.ts'

/** A run that begins. */
export interface RunBegin {
  /** Among the runs of the script, from 1. */
  readonly number: number
  /** Seconds of model time: where it begins, and how long it is to be. */
  readonly t: number
  readonly duration: number
  readonly groups: readonly WatchedGroup[]
  /** The constants of its equations, which can be set while it runs. */
  readonly constants: readonly ModelConstant[]
}

/** What is new in a run. */
export interface RunBlock {
  /** Seconds of model time so far. */
  readonly t: number
  readonly records: readonly WatchedRecords[]
}

export interface RunControlOptions {
  /** Milliseconds from block to block at least; 33 unless given. */
  readonly every?: number | undefined
  readonly onBegin?: ((run: RunBegin) => void) | undefined
  readonly onBlock?: ((block: RunBlock) => void) | undefined
  /** Of which neurons traces are recorded, and of which variable, by group; see {@link WatchSelection}. */
  readonly watch?: Readonly<Record<string, WatchSelection>> | undefined
  /** Constants of the equations to be set as each run begins that has them, such as `{ 'G.refractory': '2 ms' }`; see {@link RunControl.set}. */
  readonly live?: Readonly<Record<string, string | number>> | undefined
}

const controlOptions: OptionKinds<RunControlOptions> = {
  every: 'own',
  onBegin: 'function',
  onBlock: 'function',
  watch: 'object',
  live: 'object',
}

function requireSelection(group: string, selection: unknown): void {
  requireOptions(`watch.${group}`, selection as WatchSelection, { neurons: 'own', variable: 'text' })
  const { neurons = [] } = selection as WatchSelection
  if (!Array.isArray(neurons) || !neurons.every(Number.isSafeInteger))
    throw wrongArgument(`watch.${group}.neurons`, 'a list of indices', neurons)
}

function requireValues(what: string, values: unknown): void {
  requireObject(what, values)
  for (const [name, value] of Object.entries<unknown>(values as Record<string, unknown>)) {
    if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
      throw wrongArgument(name, 'a quantity such as 20*ms, or a number', value)
  }
}

interface UnderWay {
  readonly network: Network
  readonly watched: readonly Watched[]
  /** Whether its first slice is still to come. */
  fresh: boolean
  toldAt: number
}

/**
 * Pauses the runs of a script, does single steps, sets constants while they run, and hands over what is new: of every group its spikes
 * and a trace of some neurons, without the script having monitors for them. What the script computes is the same bit by bit, unless
 * something is set.
 */
export class RunControl {
  readonly #options: RunControlOptions
  readonly #set: Map<string, string | number>
  readonly #kept: KeptMonitors = new Map()
  #current: UnderWay | undefined
  /** The network under way or the last one, and the script's names in it. */
  #last: { readonly network: Network; readonly names: ReadonlyMap<NetworkObject, string> } | undefined
  #runs = 0
  #paused = false
  /** Steps that may be done while paused. */
  #steps = 0
  #wake: (() => void) | undefined

  constructor(options: RunControlOptions = {}) {
    requireOptions('RunControl', options, controlOptions)
    const { every } = options
    if (every !== undefined && !(typeof every === 'number' && every >= 0 && Number.isFinite(every)))
      throw wrongArgument('every', 'a number of milliseconds', every)
    for (const [group, selection] of Object.entries<unknown>(options.watch ?? {})) requireSelection(group, selection)
    requireValues('live', options.live ?? {})
    this.#options = options
    this.#set = new Map(Object.entries(options.live ?? {}))
  }

  /** Whether runs wait between two blocks. */
  get paused(): boolean {
    return this.#paused
  }

  /** Has the run under way, or the next one, wait. */
  pause(): void {
    this.#paused = true
  }

  /** Lets it go on. */
  resume(): void {
    this.#paused = false
    this.#wake?.()
  }

  /** Does so many steps and waits again. */
  step(steps = 1): void {
    requireWhole('the number of steps', steps, 1)
    this.#paused = true
    this.#steps += steps
    this.#wake?.()
  }

  /**
   * Sets constants of the run under way, from its next block on, and of those that follow in the script.
   *
   * @returns the names that the run under way does not use, so that nothing comes of them before the script runs again
   * @throws HillockError `unit-mismatch`, `bad-value`
   */
  set(values: Readonly<Record<string, string | number>>): readonly string[] {
    requireValues('what is set', values)
    const network = this.#current?.network
    const known = new Set(network?.constants.map(({ name }) => name))
    const usable = Object.entries(values).filter(([name]) => known.has(name))
    if (usable.length > 0) network?.set(Object.fromEntries(usable) as Settings)
    for (const [name, value] of Object.entries(values)) this.#set.set(name, value)
    this.#wake?.()
    return Object.keys(values).filter(name => !known.has(name))
  }

  /** The pairs of every Synapses of the network under way, or of the last one; none before the first run. */
  synapses(): readonly ScriptSynapses[] {
    return this.#last === undefined ? [] : pairsOf(this.#last.network, this.#last.names)
  }

  /**
   * For the session: a run begins.
   *
   * @param names the script's variables
   */
  begin(network: Network, names: ReadonlyMap<NetworkObject, string>): readonly Watched[] {
    const watched = watchGroups(network, names, this.#options.watch ?? {}, this.#kept)
    this.#last = { network, names }
    this.#current = { network, watched, fresh: true, toldAt: Number.NEGATIVE_INFINITY }
    return watched
  }

  /** For the session: between two blocks. */
  between(duration: number): number | undefined | Promise<number | undefined> {
    const run = this.#current
    if (run === undefined) return undefined
    if (run.fresh) this.#tellBegin(run, duration)
    const now = performance.now()
    if (this.#paused || now - run.toldAt >= (this.#options.every ?? 33)) this.#tell(run, now)
    return this.#paused ? this.#nextSteps(run) : undefined
  }

  /** For the session: the run has ended. */
  end(): void {
    const run = this.#current
    if (run !== undefined && !run.fresh) this.#tell(run, performance.now())
    this.#current = undefined
  }

  async #nextSteps(run: UnderWay): Promise<number | undefined> {
    while (this.#paused && this.#steps === 0) {
      await new Promise<void>(resolve => (this.#wake = resolve))
      this.#wake = undefined
    }
    if (!this.#paused) return undefined
    const steps = this.#steps
    this.#steps = 0
    // What the steps bring is told at once.
    run.toldAt = Number.NEGATIVE_INFINITY
    return steps
  }

  #tellBegin(run: UnderWay, duration: number): void {
    const { network, watched } = run
    run.fresh = false
    const { constants, t } = network
    const known = new Set(constants.map(({ name }) => name))
    const set = [...this.#set].filter(([name]) => known.has(name))
    if (set.length > 0) network.set(Object.fromEntries(set))
    this.#options.onBegin?.({
      number: ++this.#runs,
      t,
      duration,
      groups: watched.map(({ group }) => group),
      constants,
    })
  }

  #tell(run: UnderWay, now: number): void {
    run.toldAt = now
    const { onBlock } = this.#options
    if (onBlock === undefined) return
    onBlock({ t: run.network.t, records: run.watched.map(each => each.take()) })
  }
}
