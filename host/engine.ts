import { Header } from '../abi/layout.ts'
import type { Manifest } from '../abi/manifest.ts'
import { streamKey } from '../abi/stream-key.ts'
import { Clocks, type Extent } from './clocks.ts'
import { Constants } from './constants.ts'
import type { ConnectProgress } from './connecting.ts'
import { HillockError } from '../diagnostics/diagnostic.ts'
import { hostError, moduleError } from './errors.ts'
import { initialRows } from './initial.ts'
import { requireIntegrated } from './integrated.ts'
import { type LargeRecordings, largeRecordings } from './large-recordings.ts'
import { memoryImport } from './memory-import.ts'
import type { Program } from './module.ts'
import { neuronsOf, requireRecorded } from './monitor-kinds.ts'
import { type Call, goThrough, Passage, type Rows } from './passage.ts'
import { requireDelays, withLongestDelays } from './pathways.ts'
import { type Recorder, recorderOf } from './recorder.ts'
import type { Records } from './records.ts'
import { type Sliced, type SliceOptions, Slicer } from './slices.ts'
import { withSharedMemory } from './shared-memory.ts'
import type { Binding, NetworkState } from './state.ts'
import { aloneBecause, reasonOf, whySlower } from './threads/alone.ts'
import { LostPiece, Pieces } from './threads/pieces.ts'
import type { ThreadSetting } from './threads/tables.ts'
import { Team } from './threads/team.ts'
import { Threading } from './threads/threading.ts'
import { type Trouble, TroubleScan } from './trouble.ts'
import { takeTurns } from './yield.ts'

/** How an engine works. Results do not depend on `room`. */
export interface EngineOptions {
  /** Seconds: the length of the steps of each of the manifest's clocks; those of the manifest unless given. */
  readonly clocks?: readonly number[]
  /** Entries the buffer of each monitor has room for at first; it grows as needed. */
  readonly room?: number
  /** Told once of each variable that holds NaN or a very large value. */
  readonly onTrouble?: (trouble: Trouble) => void
  /** Told at the beginning of a run whose recordings may not fit into the memory there is. */
  readonly onLargeRecordings?: (recordings: LargeRecordings) => void
  /** Told again and again how far the synapses of a rule are made; making them ends with what it throws. */
  readonly onConnecting?: ((progress: ConnectProgress) => void) | undefined
  /**
   * Carries out a phase of the schedule that the module leaves to its host: everything may be read, and state be
   * written. A promise is waited for.
   */
  readonly onTurn?: (phase: number) => void | Promise<void>
  /** Monitors whose recordings somebody takes away as they come, so that they need no memory. */
  readonly passing?: ReadonlySet<string>
  /** Milliseconds that a run is to last at least, as far as can be foreseen, for other threads to be started; 50 unless given. */
  readonly threadsAfter?: number
}

/**
 * A module at work on a network's state: one of them at a time. A run is begun with {@link begin}, which says where it
 * ends, and done by {@link run} in slices or by {@link advance} at once.
 */
export class Engine {
  readonly manifest: Manifest
  readonly state: NetworkState
  readonly records: Records
  readonly #exports: Readonly<Record<string, (...values: readonly number[]) => unknown>>
  readonly #binding: Binding
  readonly #clocks: Clocks
  readonly #constants: Constants
  #recorders: readonly Recorder[]
  readonly #room: number | undefined
  readonly #scan: TroubleScan
  readonly #onTrouble: EngineOptions['onTrouble']
  readonly #onLargeRecordings: EngineOptions['onLargeRecordings']
  readonly #onConnecting: EngineOptions['onConnecting']
  readonly #passing: ReadonlySet<string>
  readonly #onTurn: EngineOptions['onTurn']
  readonly #slicer = new Slicer()
  #extent: Extent | undefined
  #prepared = -1
  /** Whether the synapses of each neuron have been found. */
  #arranged = false
  #running = false
  #stopped = false
  /** The phase that the module waits for. */
  #turn: number | undefined
  /** Whether a tick is under way, in which the host had its turn. */
  #within = false
  #ended: Promise<void> | undefined
  #stepping = 0
  /** Milliseconds by phase, and what has been worked on since the last turn of the host. */
  readonly #timings: number[] = []
  #sinceTurn = 0
  /** Groups whose elements the module makes. */
  readonly #growing: ReadonlySet<number>
  /** Whether several threads could go through the synapses as they stand. */
  #isDivided = true
  /** Whether state is as the module found it: nothing. */
  #isNew: boolean
  /** Whether no step was done since initial values were assigned. */
  #isFresh = false
  /** Whether a run ended somewhere within a block, and cannot be gone on with. */
  #isTorn = false
  /** Whether queues are as long as delays want them. */
  #isFitted = false
  /** The manifest with the delays that there is room for. */
  #delayed: Manifest
  readonly #module: WebAssembly.Module
  readonly #threading: Threading
  /** Whether threads are at work on a slice: state is theirs. */
  #inFlight = false
  /** Whether they are to come back before they have done all of it. */
  #paused = false
  /** What is to be written when they have done it. */
  readonly #waiting: (() => void)[] = []
  #disposed = false
  readonly #call: Call = (name, ...values) => {
    try {
      return this.#exports[name]?.(...values)
    } catch (cause) {
      // A trap, or a stack that overflowed: a module can call nothing that throws.
      throw moduleError(`the module stopped in '${name}' at step ${this.state.step}: ${(cause as Error).message}`)
    }
  }

  private constructor(
    { manifest, module }: Program,
    instance: WebAssembly.Instance,
    state: NetworkState,
    records: Records,
    {
      clocks = dtsOf(manifest),
      room,
      onTrouble,
      onLargeRecordings,
      onConnecting,
      onTurn,
      threadsAfter,
      passing,
    }: EngineOptions,
  ) {
    this.manifest = manifest
    this.#module = module
    this.state = state
    this.records = records
    this.#exports = instance.exports as Record<string, () => unknown>
    this.#onTrouble = onTrouble
    this.#onLargeRecordings = onLargeRecordings
    this.#onConnecting = onConnecting
    this.#passing = passing ?? new Set()
    this.#onTurn = onTurn
    this.#growing = growingGroups(manifest)
    for (const group of this.#growing) {
      const { name, size } = manifest.groups[group] ?? { name: '', size: 0 }
      // Room for as many as the script made, and some more, for another seed makes other ones.
      state.setSize(name, size + Math.ceil(6 * Math.sqrt(size)))
    }
    this.#isNew = state.isEmpty
    this.#binding = state.bind(manifest, clocks)
    this.#clocks = new Clocks(manifest, state, clocks)
    this.#constants = new Constants(manifest, state)
    this.#constants.use(manifest)
    this.#room = room
    this.#delayed = manifest
    // What its synapses make anew is recorded once they are there.
    this.#recorders = this.#growing.size > 0 ? [] : this.#newRecorders()
    this.#scan = new TroubleScan(manifest, this.#binding, state)
    this.#threading = new Threading(
      state,
      manifest.undivided ?? (this.#exports['share'] === undefined ? aloneBecause.compiledForOne : undefined),
      threadsAfter,
    )
  }

  /**
   * Instantiates a module over a network's memory and writes its table. Groups not yet known to the state get the sizes
   * of the manifest, arrays not yet there are placed; what is there stays as it is.
   *
   * @param records what monitors of the same names recorded before; new recordings are appended
   * @throws HillockError `too-large`, `bad-value` if the clocks do not fit into each other as the module needs it, or
   *   `module` if the module wants another memory
   */
  static async create(
    { module: unshared, manifest, bytes }: Program,
    state: NetworkState,
    records: Records = new Map(),
    options: EngineOptions = {},
  ): Promise<Engine> {
    const { memory, shared } = state.arena
    try {
      const module = shared && bytes !== undefined ? await WebAssembly.compile(withSharedMemory(bytes)) : unshared
      const instance = await WebAssembly.instantiate(module, memoryImport(module, memory))
      return new Engine({ module, manifest }, instance, state, records, options)
    } catch (cause) {
      if (!(cause instanceof WebAssembly.LinkError || cause instanceof WebAssembly.RuntimeError)) throw cause
      throw moduleError(`this module cannot be started: ${cause.message}`, 'compile the model again')
    }
  }

  /** Whether a run is under way that nobody has stopped. */
  get running(): boolean {
    return this.#running && !this.#stopped
  }

  /**
   * Seconds of model time: when the next step is, of whichever clock; once the run has come to its end, the end that it
   * was given, which may lie between two steps.
   */
  get time(): number {
    return this.#extent !== undefined && this.#clocks.ended ? this.#extent.end : this.#clocks.time
  }

  /** Whether the run begun has come to its end. */
  get ended(): boolean {
    return this.#clocks.ended
  }

  /** Milliseconds that the module itself has worked on steps, of all that advancing took. */
  get stepping(): number {
    return this.#stepping
  }

  /**
   * Milliseconds that the module has worked up to the turns of the host behind or before a phase of the schedule, since
   * {@link begin}. What comes behind the last turn of a step counts for the first one of the next.
   */
  timingOf(phase: number): number {
    return this.#timings[phase] ?? 0
  }

  /** How many synapses events have come to since {@link begin}, of all pathways. */
  get delivered(): number {
    const { pathways } = this.manifest
    const counted = pathways.flatMap(({ deliveredSlot: slot }) =>
      slot === undefined ? [] : this.#threading.tables.map(table => this.state.long(slot, table)),
    )
    return counted.reduce((sum, count) => sum + count, 0)
  }

  /** How many threads work on the run, or have worked at its end. */
  get threads(): number {
    return this.#threading.used
  }

  /** Why it was one, although several were allowed and the run was long enough for them; undefined otherwise. */
  get alone(): string | undefined {
    return this.#threading.alone
  }

  /** The next step of a clock, by its index in the manifest. */
  stepOf(clock: number): number {
    return this.#clocks.stepOf(clock)
  }

  /** The length of the steps of a clock in seconds. */
  dtOf(clock: number): number {
    return this.#clocks.dts[clock] ?? 0
  }

  /** The value in effect of a constant, by its index in the manifest; SI. */
  constant(index: number): number {
    if (!this.#inFlight) this.prepare()
    return this.#constants.get(index)
  }

  /** Sets a constant (SI), from the next block on. A derived one no longer follows the others. */
  setConstant(index: number, value: number): void {
    this.#betweenSlices(() => {
      this.#constants.set(index, value)
      this.#prepared = -1
    })
  }

  /** Now, or once other threads have done the block they are at. */
  #betweenSlices(write: () => void): void {
    if (!this.#inFlight) {
      write()
      return
    }
    this.#waiting.push(write)
    this.#pause()
  }

  /** Has threads that are at work come back after their block. */
  #pause(): void {
    if (!this.#inFlight) return
    this.#paused = true
    this.#threading.team?.pause()
  }

  /**
   * Takes over the values of another manifest of the same text: constants, of which those that derive follow their inputs
   * again, and the lengths of the clocks' steps.
   *
   * @throws HillockError as {@link create}
   */
  useConstants(manifest: Manifest, clocks: readonly number[] = dtsOf(manifest)): void {
    this.#clocks.setDts(clocks)
    this.#constants.use(manifest)
    this.#prepared = -1
  }

  #newRecorders(): readonly Recorder[] {
    const { manifest, state, records } = this
    return manifest.monitors.map(monitor => {
      const group = manifest.groups[monitor.group] ?? { name: '' }
      const neurons = neuronsOf(monitor, state.size(group.name) ?? 0)
      requireRecorded(monitor, neurons, group)
      return recorderOf(monitor, neurons, state, records, this.#room)
    })
  }

  /**
   * As before the first step of a run with this seed: time 0, synapses made, initial values assigned, nothing recorded. Done at once, by
   * this thread.
   */
  initialise(seed: number): void {
    this.#requireLanded()
    this.#clear(seed)
    const rows = this.#initialRows(seed)
    for (let next = rows.next(); next.done !== true;) {
      const passage = new Passage(next.value)
      goThrough(passage, this.#call)
      next = rows.next(passage)
    }
    this.#initialised()
  }

  /** The same, with the help of other threads where that is worth it. Nothing else is to be asked of the engine meanwhile. */
  async initialiseTogether(seed: number): Promise<void> {
    this.#clear(seed)
    try {
      const rows = this.#initialRows(seed)
      for (let next = rows.next(); next.done !== true;) next = rows.next(await this.#goThroughTogether(next.value))
    } catch (cause) {
      if (!(cause instanceof LostPiece)) throw cause
      // What one of them was at is half done: from the beginning, by one that is sound.
      this.#threading.refuse(reasonOf(cause))
      this.initialise(seed)
      return
    }
    this.#initialised()
  }

  #clear(seed: number): void {
    this.#separate()
    this.#isTorn = false
    // Large arrays are not written to before there is something to be written.
    if (!this.#isNew) this.state.reset(this.manifest, this.#binding)
    this.#isNew = false
    this.#clocks.reset()
    this.#beginTick()
    this.#forgetEvents()
    this.#extent = undefined
    for (const record of this.records.values()) record.clear()
    this.state.key = streamKey(seed, this.manifest.defaults.epoch)
    this.#scan.reset()
    if (this.#growing.size === 0) return
    // The groups that the module makes begin empty.
    for (const group of this.#growing) this.state.setSize(this.manifest.groups[group]?.name ?? '', 0)
    this.#refit()
  }

  #initialRows(seed: number): Generator<Rows, void, Passage> {
    const { manifest, state } = this
    return initialRows({
      manifest,
      state,
      binding: this.#binding,
      seed,
      call: this.#call,
      refit: () => this.#refit(),
      onConnecting: this.#onConnecting,
    })
  }

  #initialised(): void {
    this.#arranged = false
    this.#isFresh = true
    this.#isFitted = false
    this.#prepared = -1
    if (this.#growing.size === 0) return
    // What the module has made is recorded as it has become.
    for (const recorder of this.#recorders) recorder.release()
    for (const { name, group } of this.manifest.monitors) if (this.#growing.has(group)) this.records.delete(name)
    this.#recorders = this.#newRecorders()
  }

  /** By this thread, until it is known that others are worth it and they are there. */
  async #goThroughTogether(rows: Rows): Promise<Passage> {
    const passage = new Passage(rows)
    const threading = this.#threading
    const began = performance.now()
    const turns = takeTurns()
    try {
      while (!passage.isOver) {
        if (rows.pieces && threading.helps(performance.now() - began, passage)) await this.#goThroughInPieces(passage)
        else passage.goOn(this.#call)
        // Threads that are being started say so when they are there.
        if (threading.isComing) await turns.next()
      }
    } finally {
      turns.close()
    }
    return passage
  }

  async #goThroughInPieces(passage: Passage): Promise<void> {
    let pieces: Pieces | undefined
    try {
      pieces = new Pieces(this.#threadSetting(this.state.threads), this.#call)
      await pieces.join()
    } catch (cause) {
      if (!(cause instanceof HillockError)) throw cause
      pieces?.dissolve()
      this.#threading.refuse(reasonOf(cause))
      return
    }
    try {
      await pieces.goThrough(passage)
    } finally {
      pieces.dissolve()
    }
  }

  #threadSetting(threads: number): ThreadSetting {
    const { manifest, state } = this
    return { manifest, state, module: this.#module, binding: this.#binding, crew: this.#threading.crew, threads }
  }

  /** Queues get longer while they are empty: delays that are drawn may be other ones than those of the script's run. */
  #fitDelays(): void {
    this.#isFitted = true
    this.#delayed = withLongestDelays(this.manifest, this.#binding, this.state)
    this.#refit()
  }

  #refit(): void {
    this.#separate()
    this.state.refit(this.#delayed, this.#binding, this.#clocks.dts)
  }

  /**
   * Replaces a variable's values (SI) by as many as it has, or by one number for all.
   *
   * @throws HillockError `read-only` for delays once events are on their way
   */
  write(group: string, variable: string, values: number | ArrayLike<number>): void {
    const { groups, pathways } = this.manifest
    const array = groups.find(({ name }) => name === group)?.variables.find(({ name }) => name === variable)?.array
    if (pathways.some(pathway => pathway.array !== undefined && pathway.array === array)) {
      if (!this.#isFresh)
        throw hostError(
          'read-only',
          `'${variable}' of '${group}' cannot change while events are on their way`,
          'set it at the start',
        )
      this.#arranged = false
      this.#isFitted = false
    }
    this.#isNew = false
    this.state.write(group, variable, values)
  }

  /** Recomputes whatever depends on constants and state that were written since the last time. */
  prepare(): void {
    if (this.#prepared === this.state.changes) return
    this.#isNew = false
    if (!this.#arranged && this.manifest.pathways.length > 0) {
      if (this.#isFresh && !this.#isFitted) this.#fitDelays()
      requireDelays(this.#delayed, this.#binding, this.state)
      this.#isDivided = this.#call('arrange') !== 0
    }
    this.#arranged = true
    this.#call('prepare')
    this.#prepared = this.state.changes
  }

  /**
   * Begins a run: puts every clock at `start`, and forgets the events of the run before (semantics §1.4).
   *
   * @param duration seconds; a run without an end if not given
   * @returns where the run ends, in seconds: on a step or not
   * @throws HillockError `bad-value` if there are more steps than can be counted
   */
  begin(start: number, duration: number = Number.POSITIVE_INFINITY): number {
    this.#requireIdle()
    this.#extent = this.#clocks.begin(start, duration)
    this.#beginTick()
    this.#timings.length = 0
    this.#sinceTurn = 0
    for (const recorder of this.#recorders) recorder.begin(this.#clocks.stepOf(recorder.clock))
    this.#forgetEvents()
    if (Number.isFinite(duration)) this.#foresee()
    return this.#extent.end
  }

  /** Lets the run begun go on to another end, in seconds. */
  endAt(end: number): void {
    if (this.#extent === undefined) throw new Error('no run was begun')
    this.#clocks.endAt(end)
    this.#extent = { ...this.#extent, end }
  }

  /** Whether no step of any clock lies between two times. */
  sameTick(time: number, other: number): boolean {
    return this.#clocks.sameTick(time, other)
  }

  /**
   * Does up to that many ticks of the run begun, at once and without giving anything else a turn. A tick is a step of the
   * base clock; where there is none, a moment at which clocks are due.
   *
   * @returns ticks done, fewer where the run has come to its end, or the module waits for a turn of the host's
   */
  advance(ticks: number): number {
    this.#separate()
    this.prepare()
    let done = 0
    while (done < ticks && this.#clocks.left > 0 && this.#turn === undefined)
      done += this.#advance(Math.min(ticks - done, this.#clocks.left))
    return done
  }

  /**
   * Does what is left of the run begun in slices, giving everything else a turn between them.
   *
   * @returns ticks done, fewer than there are after {@link stop}
   */
  async run(options: SliceOptions = {}): Promise<number> {
    this.#requireIdle()
    while (this.#running) await this.#ended
    const { signal } = options
    signal?.throwIfAborted()
    this.#running = true
    this.#stopped = false
    this.#threading.begin()
    const pause = (): void => this.#pause()
    signal?.addEventListener('abort', pause)
    let ended: (() => void) | undefined
    this.#ended = new Promise(resolve => (ended = resolve))
    try {
      await this.#joinIfWanted()
      return await this.#slicer.run(this.#sliced(), options)
    } finally {
      signal?.removeEventListener('abort', pause)
      this.#running = false
      ended?.()
      this.#look(Number.POSITIVE_INFINITY)
    }
  }

  /** Ends a run under way after its slice. */
  stop(): void {
    this.#stopped = true
    this.#pause()
  }

  /** Gives back what belongs to the module; state and records stay for the next one. */
  dispose(): void {
    this.stop()
    this.#disposed = true
    if (this.#inFlight) {
      // Threads that are being ended may still write: what they have is given back to nobody.
      this.#threading.dispose()
      return
    }
    this.#separate()
    this.#threading.dispose()
    for (const recorder of this.#recorders) recorder.release()
    this.#binding.release()
  }

  /** Does some ticks, up to that many, and takes what they recorded. */
  #advance(ticks: number): number {
    this.#isFresh = false
    const { completed, need } = this.#wholeBlocks(ticks)
    this.#blocksEnded(completed, need, () => need > 0 && this.#makeRoom(need))
    return completed
  }

  /**
   * Between two blocks: takes what was recorded, and sees to what the module needs to go on.
   *
   * @param makeRoom makes room where it is needed; whether there was a reason to do no block
   */
  #blocksEnded(completed: number, need: number, makeRoom: () => boolean): void {
    if (completed > 0) this.#within = false
    if (need < 0) this.#leaveTurn(-1 - need)
    this.#takeRecords()
    const explained = makeRoom()
    if (completed === 0 && !explained && need >= 0 && !this.#clocks.ended)
      throw moduleError(`the module stands still at step ${this.state.step}`)
  }

  #takeRecords(): void {
    const clocks = this.#clocks
    for (const recorder of this.#recorders)
      recorder.drain(clocks.stepOf(recorder.clock), this.dtOf(recorder.clock), this.#within)
    requireIntegrated(this.manifest, this.state, clocks.dts, this.#threading.tables)
  }

  /** {@link advance} by several threads, until they are paused. */
  async #advanceTogether(team: Team): Promise<number> {
    this.prepare()
    if (this.#threading.team !== team) return 0
    if (!this.#isDivided) {
      this.#goAlone(aloneBecause.unsorted)
      return 0
    }
    this.#isFresh = false
    team.take()
    try {
      return await this.#workTogether(team)
    } finally {
      // Threads that are being ended may still write.
      if (!this.#disposed) team.give()
    }
  }

  async #workTogether(team: Team): Promise<number> {
    let done = 0
    while (this.#clocks.left > 0 && this.#turn === undefined) {
      let completed = await this.#share(team, this.#clocks.left)
      while (this.state.slot(Header.block) !== 0) {
        if (!this.#makeRoomFor(team)) throw moduleError('the module asks for room that it has')
        completed += await this.#share(team, this.state.slot(Header.block))
      }
      // Whoever came last to the end of a block has chosen the next one, and met the turn of the host that stands before it.
      const turn = team.tables.map(table => this.state.slot(Header.need, table)).find(need => need < 0) ?? 0
      this.#blocksEnded(completed, turn, () => this.#makeRoomFor(team) || this.#paused)
      done += completed
      if (this.#paused) break
    }
    return done
  }

  /** Lets each thread do its part of some ticks. */
  async #share(team: Team, ticks: number): Promise<number> {
    const from = this.state.step
    const began = performance.now()
    this.#inFlight = true
    this.state.deferWrites(write => this.#betweenSlices(write))
    let completed: readonly number[]
    try {
      completed = await team.share(Math.min(ticks, 2 ** 31 - 1))
    } catch (cause) {
      // What was meant for the rest of this run is not for the one after it.
      this.#waiting.length = 0
      throw cause
    } finally {
      this.#inFlight = false
      this.state.deferWrites(undefined)
    }
    this.#stepping += performance.now() - began
    for (const write of this.#waiting.splice(0)) write()
    return this.#counted(completed, from, ticks)
  }

  /** Makes room wherever a thread needs it. */
  #makeRoomFor({ tables }: Team): boolean {
    const made = tables.map((table, thread) => {
      const need = this.state.slot(Header.need, table)
      this.state.setSlot(Header.need, 0, table)
      return need > 0 && this.#makeRoom(need, thread, table)
    })
    return made.includes(true)
  }

  /** Before a run and after each slice: others join where that is worth it. */
  #joinIfWanted(): Promise<void> | undefined {
    return this.#threading.wanted(this.#clocks.left) && !this.#stopped && !this.#within ? this.#join() : undefined
  }

  async #join(): Promise<void> {
    const threading = this.#threading
    this.prepare()
    let why: string = aloneBecause.unsorted
    try {
      const team = new Team(this.#threadSetting(threading.count))
      threading.joined(team)
      for (const recorder of this.#recorders) recorder.divide(team.tables)
      this.#arranged = false
      this.#prepared = -1
      this.prepare()
      if (this.#isDivided) {
        await team.join()
        return
      }
    } catch (cause) {
      // There is room for what one thread needs, and nobody to be asked for others.
      if (!(cause instanceof HillockError)) throw cause
      why = reasonOf(cause)
    }
    this.#goAlone(why)
  }

  /** Nobody else is asked any more. */
  #goAlone(why: string): void {
    this.#separate()
    this.#threading.refuse(why)
  }

  /** One thread goes on alone. */
  #separate(): void {
    const { team } = this.#threading
    if (team === undefined || (this.#disposed && this.#inFlight)) return
    for (const recorder of this.#recorders) recorder.unite()
    team.dissolve()
    this.#threading.left()
    this.#arranged = false
    this.#prepared = -1
  }

  #leaveTurn(phase: number): void {
    if (this.#onTurn === undefined || this.manifest.schedule[phase] === undefined)
      throw moduleError(`the module leaves phase ${phase} to the host, which does not know it`)
    this.#turn = phase
    this.#within = true
    this.#timings[phase] = this.timingOf(phase) + this.#sinceTurn
    this.#sinceTurn = 0
  }

  /** Carries out what the module waits for, if it does. */
  #takeTurn(): void | Promise<void> {
    const turn = this.#turn
    if (turn === undefined) return undefined
    this.#turn = undefined
    return this.#onTurn?.(turn)
  }

  /** What was under way in a tick that was never finished is done again. */
  #beginTick(): void {
    this.#turn = undefined
    this.#within = false
    this.state.clearProgress(this.#threading.tables)
  }

  /** Lets the module work until it stands between two blocks. */
  #wholeBlocks(ticks: number): { readonly completed: number; readonly need: number } {
    const { state } = this
    let completed = this.#advanceModule(ticks)
    let need = state.slot(Header.need)
    while (state.slot(Header.block) !== 0 && need >= 0) {
      if (need === 0 || !this.#makeRoom(need)) throw moduleError('the module asks for room that it has')
      // The rest of a block and no more: after it the buffers can be emptied instead of growing on.
      completed += this.#advanceModule(state.slot(Header.block))
      need = state.slot(Header.need)
    }
    return { completed, need }
  }

  #advanceModule(ticks: number): number {
    const { state } = this
    const from = state.step
    const began = performance.now()
    const completed = this.#call('advance', Math.min(ticks, 2 ** 31 - 1))
    const worked = performance.now() - began
    this.#stepping += worked
    this.#sinceTurn += worked
    return this.#counted([completed], from, ticks)
  }

  /** How many steps were done, which is what the module says, in every thread. */
  #counted(completed: readonly unknown[], from: number, ticks: number): number {
    const counted = this.state.step - from
    const wrong = completed.find(each => each !== counted)
    if (wrong === undefined && counted >= 0 && counted <= ticks) return counted
    throw moduleError(
      `the module went from step ${from} to ${this.state.step} and says it did ${String(Number(wrong ?? counted))} of ${ticks}`,
    )
  }

  #makeRoom(need: number, thread = 0, table = 0): boolean {
    const recorder = this.#recorders[need - 1]
    if (recorder === undefined)
      throw moduleError(`the module asks for room for monitor ${need - 1}, which it does not have`)
    return recorder.grow(this.state.slot(Header.needRoom, table), thread)
  }

  #sliced(): Sliced {
    const { start, end } = this.#extent ?? { start: 0, end: 0 }
    return {
      start,
      end,
      block: this.state.blockLimit,
      left: () => this.#clocks.left,
      time: () => this.time,
      stopped: () => this.#stopped,
      within: () => this.#within,
      turn: () => this.#takeTurn(),
      advance: ticks => this.#advanceAlone(ticks),
      advanceElsewhere: milliseconds => {
        const { team } = this.#threading
        return team && this.#advanceFor(team, milliseconds)
      },
      sliced: now => {
        this.#look(now)
        return this.#joinIfWanted()
      },
    }
  }

  #advanceAlone(ticks: number): number {
    const began = performance.now()
    const done = this.advance(ticks)
    this.#threading.worked(performance.now() - began, done)
    return done
  }

  /** Where others have joined: together, as long as that. */
  async #advanceFor(team: Team, milliseconds: number): Promise<number> {
    const began = performance.now()
    this.#paused = false
    const timer = setTimeout(() => this.#pause(), Math.min(milliseconds, longestTimer))
    try {
      const done = await this.#advanceTogether(team)
      if (this.#threading.isSlower(performance.now() - began, done, whySlower(this.manifest))) this.#separate()
      return done
    } catch (cause) {
      // The threads were ended.
      if (this.#disposed) return 0
      // Each thread has left off somewhere in the block.
      this.#isTorn = true
      this.#goAlone('one of several threads failed')
      throw cause
    } finally {
      clearTimeout(timer)
    }
  }

  #look(now: number): void {
    if (this.#onTrouble !== undefined) this.#scan.look(now, this.#clocks.time).forEach(this.#onTrouble)
  }

  #foresee(): void {
    const kept = this.#recorders.filter(({ monitor }) => !this.#passing.has(monitor.name))
    const growths = kept.map(({ monitor, clock, recorded, bytesEachStep }) => ({
      monitor,
      bytesEachStep,
      recorded,
      ahead: this.#clocks.stepsLeft(clock),
    }))
    const large = largeRecordings(growths)
    if (large !== undefined) this.#onLargeRecordings?.(large)
  }

  #forgetEvents(): void {
    for (const table of this.#threading.tables) {
      for (const { countSlot } of this.manifest.events) this.state.setSlot(countSlot, 0, table)
      for (const { deliveredSlot } of this.manifest.pathways)
        if (deliveredSlot !== undefined) this.state.setLong(deliveredSlot, 0, table)
    }
  }

  #requireIdle(): void {
    if (this.#isTorn)
      throw moduleError('the run before ended in the middle of a step, since one of its threads failed', 'begin anew')
    if (this.running) throw hostError('network', 'this simulation is running already')
    this.#requireLanded()
  }

  #requireLanded(): void {
    if (this.#inFlight)
      throw hostError('network', 'threads are still at work on this simulation', 'wait for the run that was stopped')
  }
}

/** Milliseconds: timers count no further. */
const longestTimer = 2 ** 31 - 1

/** Groups whose elements a module makes itself. */
function growingGroups({ initial }: Manifest): ReadonlySet<number> {
  return new Set(initial.flatMap(each => (each.kind === 'connect' ? [each.group] : [])))
}

function dtsOf({ clocks }: Manifest): number[] {
  return clocks.map(({ dt }) => dt)
}
