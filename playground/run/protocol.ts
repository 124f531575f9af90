/** What the page and the worker that runs scripts tell each other. */
import type { FigureView, Limits, NearPoint } from '../../figures/index.ts'
import type { Fix, RunBegin, RunBlock, WatchSelection } from '../../session/index.ts'
import type { Connectivity } from '../connectivity/connectivity.ts'
import type { Inside } from '../inside/inside.ts'

/** What a script is run with. */
export interface RunSettings {
  readonly file: string
  readonly text: string
  readonly seed: number
  /** In the place of the script's own seed, where that is another one. */
  readonly reseed: number | undefined
  /** Groups of another size than the script's. */
  readonly sizes: Readonly<Record<string, number>>
  /** Constants of the script in the place of its own: `{ tau: '20 ms' }`. */
  readonly set: Readonly<Record<string, string>>
  /** Constants that only its equations know, such as `G.refractory`. */
  readonly live: Readonly<Record<string, string>>
  readonly watch: Readonly<Record<string, WatchSelection>>
  readonly threads: number
  /** Whether figures are left out. */
  readonly bare?: boolean | undefined
  /** Whether it is measured how long each object works. */
  readonly profile?: boolean | undefined
  /** Which earlier figures stay behind those of this run: those of the run before too, only those that stayed behind that, or none. */
  readonly ghosts: 'add' | 'same' | 'none'
}

/** From the page. */
export type Order =
  | { readonly kind: 'run'; readonly run: number; readonly settings: RunSettings }
  | { readonly kind: 'pause' | 'resume' | 'stop' | 'warm' }
  | { readonly kind: 'step'; readonly steps: number }
  | { readonly kind: 'set'; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'ask'; readonly ask: number; readonly about: Ask }

/** What the page wants to know. */
export type Ask =
  | { readonly kind: 'compile'; readonly file: string; readonly text: string }
  | { readonly kind: 'draw'; readonly figure: number; readonly zoom: Zoom | undefined }
  | {
      readonly kind: 'probe'
      readonly figure: number
      readonly zoom: Zoom | undefined
      readonly left: number
      readonly top: number
    }
  | { readonly kind: 'csv'; readonly figure: number }
  | { readonly kind: 'records' }
  /** The synapses of the run under way, or of the last one. */
  | { readonly kind: 'synapses' }
  /** What the first run of a script is compiled to. */
  | {
      readonly kind: 'inside'
      readonly file: string
      readonly text: string
      readonly set: Readonly<Record<string, string>>
      readonly sizes: Readonly<Record<string, number>>
    }

/** Other limits of a panel. */
export interface Zoom {
  readonly panel: number
  readonly x?: Limits
  readonly y?: Limits
}

/** Something that is wrong, or worth knowing. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'note'
  readonly code: string
  readonly message: string
  /** What was said besides, a line each. */
  readonly notes: readonly string[]
  readonly help?: string | undefined
  /** Characters of the script, where it is about some. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** What would mend it. */
  readonly fixes?: readonly Fix[] | undefined
}

export interface Drawing {
  readonly svg: string
  readonly title: string
  /** What it shows, in words. */
  readonly description: string
  readonly view: FigureView
}

/** How a script ended. */
export interface Ended {
  readonly ok: boolean
  readonly interrupted: boolean
  readonly seed: number
  readonly milliseconds: number
  readonly compileMilliseconds: number
  readonly runMilliseconds: number
  /** Seconds of model time, steps and threads of all runs together. */
  readonly modelSeconds: number
  readonly steps: number
  readonly threads: number
  readonly figures: number
  /** How long each object has worked in all runs, where that was measured. */
  readonly profile?: readonly { readonly name: string; readonly seconds: number }[] | undefined
  /** Monitors of spikes: how many they have. */
  readonly spikes: readonly { readonly name: string; readonly count: number; readonly fingerprint: string }[]
}

/** What belongs to a run. */
export type RunNews =
  | { readonly kind: 'printed'; readonly text: string; readonly from?: number | undefined }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'begun'; readonly begin: RunBegin }
  | { readonly kind: 'block'; readonly block: RunBlock }
  | { readonly kind: 'progress'; readonly t: number; readonly fraction: number; readonly secondsLeft: number }
  | { readonly kind: 'figure'; readonly figure: number; readonly drawing: Drawing; readonly from?: number | undefined }
  /** Constants that were set and that the run under way does not use. */
  | { readonly kind: 'later'; readonly names: readonly string[] }
  /** Constants were set when there was nothing to simulate any more. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'ended'; readonly ended: Ended }

/** From the worker. */
export type News =
  | { readonly kind: 'ready' }
  | { readonly kind: 'news'; readonly run: number; readonly news: RunNews }
  /** What somebody asked for. */
  | { readonly kind: 'answer'; readonly ask: number; readonly answer: Answer }
  /** A fault of Hillock's own. */
  | { readonly kind: 'broken'; readonly text: string; /** Whether the run is over. */ readonly over: boolean }

/** By the kind of what was asked; undefined where there is nothing. */
export type Answer =
  | Drawing
  | NearPoint
  | { readonly csv: string }
  | { readonly npz: Uint8Array }
  | InsideAnswer
  | readonly Connectivity[]
  | {
      readonly module: Uint8Array | undefined
      readonly text: string | undefined
      readonly problems: readonly Problem[]
    }
  | undefined

/** What a script looks like inside, if it can be compiled, and what there is to say of it. */
export interface InsideAnswer {
  readonly inside: Inside | undefined
  readonly problems: readonly Problem[]
}
