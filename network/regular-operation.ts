import type { EventCode } from '../compiler/model/group.ts'
import type { RegularModel } from '../compiler/model/network.ts'
import { BrianObject, type BrianObjectOptions } from './brian-object.ts'
import type { Clock } from './clock.ts'
import type { Group } from './group.ts'
import type { TimingOptions } from './timing.ts'
import type { VariableOwner } from './variables.ts'

/**
 * How a regular operation is called and when it is carried out: as `neurongroup_run_regularly`, at the `start` of every step
 * of the group, unless something else is given. `clock` takes precedence over `dt`.
 */
export interface RegularOptions extends BrianObjectOptions, TimingOptions {}

/** Statements that a group carries out at every step of a clock (semantics §5.11); {@link Group.runRegularly} makes it. */
export class RegularOperation extends BrianObject {
  /** Whose neurons carry it out. */
  readonly source: VariableOwner
  /** Slot and place in it. */
  readonly timing: EventCode['timing']
  readonly #code: EventCode

  constructor(source: VariableOwner, freeName: string, code: EventCode, { name, dt, clock, span }: RegularOptions) {
    // Brian 2 takes the clock where both are given.
    super(freeName, { name, span, ...(clock === undefined ? { dt } : { clock }) })
    this.source = source
    this.timing = code.timing
    this.#code = code
  }

  /** The group that carries it out, or of which a subgroup does. */
  get group(): Group {
    return this.source.group
  }

  get clockInUse(): Clock {
    return this.clock ?? this.source.clockInUse
  }

  /** What it carries out. */
  get statements(): EventCode['statements'] {
    return this.#code.statements
  }

  /** Plain data for the compiler. */
  model(group: number, clock: number): RegularModel {
    const { statements, timing } = this.#code
    const { name, active, span, source } = this
    return { name, active, owner: source.name, group, clock, range: source.range, timing, statements, span }
  }
}
