/** What a compiled model looks like inside, as the page shows it. */

/** A piece of the model that lines of the generated text come from. */
export interface Statement {
  /** With what it is assigned to: `dv/dt = (v0 - v)/tau`. */
  readonly text: string
  /** Its characters in the script; undefined where it stands in another text. */
  readonly from?: number
  readonly to?: number
}

/** A line of the generated text. */
export interface GeneratedLine {
  readonly text: string
  /** Index of the statement that it comes from. */
  readonly statement?: number
  /** Indices in the schedule of what its loop carries out. */
  readonly phases?: readonly number[]
}

/** A piece of WebAssembly text: a function, or what stands before and behind them. */
export interface WebAssemblyPiece {
  readonly name: string
  /** Whether it is of the model, and not of Hillock's runtime. */
  readonly own: boolean
  /** With the number of the generated line that each was made of, from 1. */
  readonly lines: readonly { readonly text: string; readonly from?: number }[]
}

/** What a step does, in its order. */
export interface ScheduleRow {
  readonly when: string
  readonly order: string
  readonly object: string
  /** Only where there are several. */
  readonly clock?: string | undefined
}

export interface Inside {
  readonly statements: readonly Statement[]
  readonly generated: readonly GeneratedLine[]
  readonly functions: readonly WebAssemblyPiece[]
  readonly schedule: readonly ScheduleRow[]
  /** Bytes of the module, and of its memory at the sizes of the script. */
  readonly bytes: number
  readonly memory: number
  /** What is done in vectors, and what is not. */
  readonly vectors: readonly string[]
  /** As `hillock inspect` says it. */
  readonly parts: readonly string[]
  readonly costs: readonly string[]
  readonly arrays: readonly string[]
}
