import type { EventCode } from '../compiler/model/group.ts'
import type { RegularModel } from '../compiler/model/network.ts'
import type { Span } from '../diagnostics/index.ts'
import { BrianObject } from './brian-object.ts'
import type { Clock } from './clock.ts'
import type { NeuronGroup } from './neuron-group.ts'
import type { QuantityLike } from './quantities.ts'

export interface RegularOptions {
  /** Time between two executions; every step of the group unless given. */
  readonly dt?: QuantityLike | undefined
  /** A clock that says when; takes precedence over `dt`. */
  readonly clock?: Clock | undefined
  /** Slot of the step; `start` unless given. */
  readonly when?: string | undefined
  /** Place among what shares the slot; 0 unless given. */
  readonly order?: number | undefined
  /** Brian's name; `neurongroup_run_regularly` unless given. */
  readonly name?: string | undefined
  readonly span?: Span | undefined
}

/** Statements that a group carries out at every step of a clock (semantics §5.11); {@link NeuronGroup.runRegularly} makes it. */
export class RegularOperation extends BrianObject {
  readonly group: NeuronGroup
  /** Slot and place in it. */
  readonly timing: EventCode['timing']
  readonly #code: EventCode

  constructor(group: NeuronGroup, freeName: string, code: EventCode, { name, dt, clock, span }: RegularOptions) {
    // Brian 2 takes the clock where both are given.
    super(freeName, { name, span, ...(clock === undefined ? { dt } : { clock }) })
    this.group = group
    this.timing = code.timing
    this.#code = code
  }

  get clockInUse(): Clock {
    return this.clock ?? this.group.clockInUse
  }

  /** Plain data for the compiler. */
  model(group: number, clock: number): RegularModel {
    const { statements, timing } = this.#code
    return { name: this.name, group, clock, timing, statements, span: this.span }
  }
}
