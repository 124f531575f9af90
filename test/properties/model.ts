/** A whole model as plain data: what a property test makes, what is printed as a script, and what networks are built from. */

/** Where in a step something happens. */
export interface Place {
  readonly when?: string
  readonly order?: number
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
  readonly method: readonly string[]
  readonly threshold?: string
  readonly reset?: string
  /** A text, or milliseconds. */
  readonly refractory?: string | number
  readonly events: readonly OwnEvent[]
  readonly regular: readonly Regular[]
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
}

/** An assignment before the run. */
export interface Initial {
  readonly variable: string
  readonly value: number | boolean | readonly number[] | string
  /** Only neurons for which this holds. */
  readonly where?: string
}

/** A monitor. */
export type Recording =
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
