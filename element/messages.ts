import type { Diagnostic, Settings } from '../host/index.ts'

/** One thing that is drawn while a run goes on: a monitor by its name in the manifest, and which variable of it. */
export interface Watch {
  readonly monitor: string
  /** Of a monitor of states. */
  readonly variable?: string
}

/** What a run begins with. */
export interface RunRequest {
  /** Seconds. */
  readonly duration: number
  readonly seed: number
  readonly sizes: Readonly<Record<string, number>>
  readonly set: Settings
  readonly watches: readonly Watch[]
}

/** What the page asks of a simulation, which answers by {@link Report}s. A run that begins ends the one before. */
export type Order =
  | { readonly kind: 'open'; readonly module: WebAssembly.Module }
  | ({ readonly kind: 'run'; readonly run: number } & RunRequest)
  | { readonly kind: 'set'; readonly values: Settings }
  | { readonly kind: 'pause' | 'resume' | 'stop' }
  | { readonly kind: 'get'; readonly id: number; readonly name: string; readonly unit: string | undefined }
  | { readonly kind: 'recorded'; readonly id: number; readonly monitor: string }

/** Events that are new: when (seconds) and which neuron. */
export interface Events {
  readonly kind: 'events'
  readonly t: Float64Array
  readonly i: Int32Array
}

/** Samples that are new: when, and of each neuron drawn, in SI. */
export interface Samples {
  readonly kind: 'samples'
  readonly t: Float64Array
  /** Which neurons. */
  readonly i: readonly number[]
  readonly rows: readonly Float64Array[]
}

/** Rates that are new: spikes per second and neuron of each step. */
export interface StepRates {
  readonly kind: 'rates'
  readonly t: Float64Array
  readonly rate: Float64Array
}

/** What is new of one {@link Watch}. */
export type Piece = Events | Samples | StepRates

/** Values in effect of constants, each in its own unit. */
export type ConstantValues = Readonly<Record<string, number>>

/** How a run came to its end. */
export interface RunEnded {
  /** Seconds of model time. */
  readonly t: number
  readonly steps: number
  readonly seed: number
  /** Milliseconds it took. */
  readonly milliseconds: number
  /** Whether it was not stopped before its time. */
  readonly complete: boolean
  /** How many events each monitor of events recorded. */
  readonly events: Readonly<Record<string, number>>
}

/** Something is wrong with a module or a value, or is worth a warning. */
export interface Problem {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What a simulation tells the page. */
export type Report =
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'begun'
      readonly run: number
      readonly seed: number
      readonly sizes: Readonly<Record<string, number>>
      readonly dt: number
      readonly constants: ConstantValues
    }
  | { readonly kind: 'block'; readonly run: number; readonly t: number; readonly pieces: readonly Piece[] }
  | ({ readonly kind: 'ended'; readonly run: number } & RunEnded)
  | { readonly kind: 'constants'; readonly constants: ConstantValues }
  | ({ readonly kind: 'warning' } & Problem)
  /** The run, if it is about one, is over. */
  | ({ readonly kind: 'problem'; readonly run?: number } & Problem)
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | ({ readonly kind: 'refusal'; readonly id: number } & Problem)
