/** What is asked of a network, and what it answers. */
import type { Manifest } from '../abi/index.ts'
import type { Assemble } from '../compiler/assemble/assemble.ts'
import type { LineOrigin } from '../compiler/generate/origins.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { Diagnostic, Report, Span } from '../diagnostics/index.ts'
import type { RunEnd as SteppingEnd, RunOptions as SteppingOptions } from '../host/index.ts'
import type { EngineOptions, StateOptions } from '../host/running.ts'
import type { Clock } from './clock.ts'
import type { NetworkObject } from './describe.ts'
import type { EventMonitor } from './event-monitor.ts'
import type { NamespaceLike } from './namespace.ts'
import type { QuantityLike } from './quantities.ts'
import type { StateMonitor } from './state-monitor.ts'
import type { RandomStreams } from './streams.ts'

/** How steps are carried out. Nothing of it changes a bit of what comes out: it is there to be compared, and measured. */
export interface Stepping
  extends Pick<StateOptions, 'tile' | 'blockLimit' | 'threads'>, Pick<EngineOptions, 'threadsAfter'> {
  /** False carries out each phase by itself, one step at a time: slow, and what all else has to agree with. */
  readonly join?: boolean | undefined
  /** `'scalar'` takes one neuron after the other where vectors would take several; `'vector'` unless given. */
  readonly lanes?: 'vector' | 'scalar' | undefined
}

export interface NetworkOptions {
  /** The random streams of a script; a network from TypeScript has its own, see {@link Network.seed}. */
  readonly streams?: RandomStreams | undefined
  /** Where generated text becomes WebAssembly; in this thread unless given, and then once for networks of the same text. */
  readonly assemble?: Assemble | undefined
  /** The clock of everything that has none of its own; one at 0.1 ms unless given. */
  readonly clock?: Clock | undefined
  /** Brian's name; `network` unless given. */
  readonly name?: string | undefined
  /** How the steps are carried out; results do not depend on it. */
  readonly stepping?: Stepping | undefined
}

/** The names and places of a compile. */
export interface CompileOptions {
  /** The caller's constants. */
  readonly namespace?: Namespace | NamespaceLike | undefined
  /** Script variable bound to each object. */
  readonly variables?: ReadonlyMap<NetworkObject, string> | undefined
  /**
   * Takes warnings and notes. Without it, warnings of a run go to the console; those of a compiled network are with it in
   * any case.
   */
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

export interface RunOptions extends SteppingOptions, Omit<CompileOptions, 'script' | 'duration' | 'keepSeed'> {
  /**
   * Measures how long each phase of the steps takes: {@link Network.profilingInfo}. Each phase is then carried out by
   * itself and one step at a time, for what is joined cannot be told apart: the same results, later.
   */
  readonly profile?: boolean | undefined
  /** Monitors that record in this run without belonging to the network: nothing else comes of them. */
  readonly watching?: readonly (EventMonitor | StateMonitor)[] | undefined
}

/** How a stored state is put back. */
export interface RestoreOptions {
  /** Whether random numbers repeat those that followed when it was stored; not unless given. */
  readonly restoreRandomState?: boolean | undefined
  readonly span?: Span | undefined
}

/** How long one object has worked in a run. */
export interface ProfiledObject {
  /** Brian's name: `neurongroup_stateupdater`. */
  readonly name: string
  readonly seconds: number
}

/** How a run ended. */
export interface RunEnd extends SteppingEnd {
  readonly compileMilliseconds: number
  readonly runMilliseconds: number
  /** How long each object has worked, the longest first, where that was measured (`profile`). */
  readonly profile?: readonly ProfiledObject[]
}

/** A compiled network. */
export interface Compiled {
  /** The `.wasm`; equal input gives equal bytes. */
  readonly module: Uint8Array
  readonly manifest: Manifest
  /** The generated AssemblyScript. */
  readonly text: string
  /** Which of its lines come from the model, and from where in it. */
  readonly lines: readonly LineOrigin[]
  readonly diagnostics: readonly Diagnostic[]
}
