import type { Assemble } from '../compiler/assemble/assemble.ts'
import type { CompiledText } from '../compiler/index.ts'
import type { Report } from '../diagnostics/index.ts'
import {
  Engine,
  type EngineOptions,
  largeRecordingsWarning,
  NetworkState,
  type Records,
  type StateOptions,
  troubleWarning,
  withSharedMemory,
} from '../host/running.ts'
import type { Description } from './describe.ts'
import type { Group } from './group.ts'
import type { NetworkOperation } from './network-operation.ts'
import { Synapses } from './synapses.ts'

/** What an engine is made with. */
export interface EngineSetting {
  readonly assemble: Assemble
  /** Key of the random numbers of the steps. */
  readonly key: readonly [number, number]
  /** Takes warnings of values that are no numbers any more. */
  readonly report: Report
  /** Monitors whose recordings somebody takes away as they come. */
  readonly passing: ReadonlySet<string>
  /** Ends the wait for the assembler. */
  readonly signal?: AbortSignal | undefined
  /** Calls what is to be called within a step. */
  readonly call: (operation: NetworkOperation, engine: Engine) => void | Promise<void>
}

/** How a network's memory is laid out and its steps are done; results do not depend on it. */
type RunnerOptions = StateOptions & Pick<EngineOptions, 'threadsAfter'>

interface Kept {
  readonly engine: Engine
  readonly text: string
  /** Groups and monitors in the order of the manifest, and the spikes that are given. */
  readonly objects: readonly unknown[]
  /** The values of TimedArrays. */
  readonly tables: readonly (readonly number[])[]
}

/** The memory and the module of a network at work. Both are kept from run to run as long as they fit. */
export class Runner {
  readonly #options: RunnerOptions
  #state: NetworkState | undefined
  #kept: Kept | undefined
  #report: Report = () => undefined
  #turn: (phase: number) => void | Promise<void> = () => undefined

  constructor(options: RunnerOptions = {}) {
    this.#options = options
  }

  /** The engine for a network as it is now; the one before if only values have changed. */
  async prepare(description: Description, generated: CompiledText, setting: EngineSetting): Promise<Engine> {
    const { groups, monitors, calls } = description
    const { text, manifest } = generated
    const clocks = description.clocks.map(({ dt }) => dt)
    this.#report = setting.report
    this.#turn = phase => {
      const name = manifest.schedule[phase]?.object
      const operation = calls.find(each => each.name === name)
      const engine = this.#kept?.engine
      return operation && engine && setting.call(operation, engine)
    }
    // A group that has grown has other arrays.
    if (groups.some(({ name, size }) => (this.#state?.size(name) ?? size) !== size)) this.release(groups)
    const state = (this.#state ??= new NetworkState(this.#options))
    state.key = setting.key
    for (const group of groups) group.bind(state)
    // Given spikes and queues have their place in memory, for as many as there are.
    const arrangements = groups.map(group => (group instanceof Synapses ? group.arrangement : undefined))
    const objects = [...groups, ...monitors, ...groups.map(({ model }) => model.spikes), ...arrangements]
    const tables = manifest.arrays.flatMap(({ length, values = [] }) => (length.per === 'table' ? [values] : []))
    if (this.#kept?.text === text && isSameList(this.#kept.objects, objects) && areSame(this.#kept.tables, tables)) {
      this.#kept.engine.useConstants(manifest, clocks)
      return this.#kept.engine
    }
    this.dispose()
    const bytes = await unlessAborted(setting.assemble(text), setting.signal)
    const module = await WebAssembly.compile((state.arena.shared ? withSharedMemory(bytes) : bytes) as BufferSource)
    const records = recordsOf(description)
    const { threadsAfter } = this.#options
    const engine = await Engine.create({ module, manifest }, state, records, {
      clocks,
      ...(threadsAfter !== undefined && { threadsAfter }),
      passing: setting.passing,
      onTrouble: trouble => this.#report(troubleWarning(trouble)),
      onTurn: phase => this.#turn(phase),
      onLargeRecordings: recordings => this.#report(largeRecordingsWarning(recordings)),
    })
    for (const monitor of monitors) monitor.attach(records.get(monitor.name))
    this.#kept = { engine, text, objects, tables }
    return engine
  }

  /** The module at work, or that has worked last. */
  get engine(): Engine | undefined {
    return this.#kept?.engine
  }

  /** Ends a run under way after its slice. */
  stop(): void {
    this.#kept?.engine.stop()
  }

  /** Lets go of the module; the values stay. */
  dispose(): void {
    this.#kept?.engine.dispose()
    this.#kept = undefined
  }

  /** Lets go of the memory too; each of these groups takes its values along. */
  release(groups: readonly Group[]): void {
    if (this.#state === undefined) return
    for (const group of groups) group.release()
    this.dispose()
    this.#state = undefined
  }
}

/** What the monitors have recorded so far, by their names of now. */
function recordsOf({ monitors }: Description): Records {
  return new Map(monitors.map(monitor => [monitor.name, monitor.recorded ?? monitor.emptyRecord()]))
}

/** Waits for work, but no longer than until the signal. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  signal.throwIfAborted()
  const waiting = new AbortController()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: waiting.signal })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    waiting.abort()
  }
}

function areSame(a: Kept['tables'], b: Kept['tables']): boolean {
  return a.length === b.length && a.every((each, index) => isSameList(each, b[index] ?? []))
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}
