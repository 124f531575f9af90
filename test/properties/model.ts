/** A whole model as plain data: what a property test makes, what is printed as a script, and what networks are built from. */

/** Where in a step something happens. */
export interface Place {
  readonly when?: string
  readonly order?: number
}

/** Some neurons of a group that follow each other: from one up to another. */
export interface Range {
  readonly start: number
  readonly stop: number
}

/** A network, and how long it runs. */
export interface Model {
  readonly seed: number
  /** Another order of the slots. */
  readonly slots?: readonly string[]
  /** Milliseconds. */
  readonly duration: number
  readonly groups: readonly Group[]
}

export interface Group {
  readonly name: string
  readonly size: number
  /** Milliseconds; by the default clock (0.1 ms) if absent. */
  readonly dt?: number
  readonly order: number
  /** Of double precision if absent. */
  readonly precision?: 'float32'
  readonly equations: readonly string[]
  readonly namespace: Readonly<Record<string, string | number | boolean>>
  /** Names; `midpoint` is a scheme of the model's own. */
  readonly method: readonly string[]
  readonly threshold?: string
  readonly reset?: string
  /** A text, or milliseconds. */
  readonly refractory?: string | number
  readonly events: readonly OwnEvent[]
  readonly regular: readonly Regular[]
  readonly inputs: readonly Input[]
  readonly links: readonly Linked[]
  readonly initial: readonly Initial[]
  readonly monitors: readonly Recording[]
}

/** An event of a group's own. */
export interface OwnEvent {
  readonly name: string
  readonly condition: string
  /** Where it is looked for, unless where Brian puts it. */
  readonly schedule?: Place
  readonly code?: Place & { readonly text: string }
}

/** `run_regularly`. */
export interface Regular extends Place {
  readonly name: string
  readonly text: string
  /** Milliseconds. */
  readonly dt?: number
  readonly range?: Range
}

/** `PoissonInput`. */
export interface Input extends Place {
  readonly name: string
  readonly variable: string
  readonly trains: number
  readonly weight: string
  readonly range?: Range
}

/** A linked variable, and what it is linked to. */
export interface Linked {
  readonly variable: string
  readonly group: string
  readonly source: string
  /** Indices, or the own variable that has them. */
  readonly index?: readonly number[] | string
}

/** An assignment before the run. */
export interface Initial {
  readonly variable: string
  readonly value: number | boolean | readonly number[] | string
  /** Only neurons for which this holds. */
  readonly where?: string
}

/** A monitor. */
export type Recording = { readonly range?: Range } & (
  | (Place & {
      readonly kind: 'state'
      readonly name: string
      readonly variables: readonly string[]
      readonly record: boolean | readonly number[]
      /** Milliseconds. */
      readonly dt?: number
    })
  | (Place & {
      readonly kind: 'event'
      readonly name: string
      readonly event: string
      readonly variables: readonly string[]
      readonly record: boolean
    })
  | { readonly kind: 'rate'; readonly name: string }
)
