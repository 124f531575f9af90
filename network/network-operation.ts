import type { CallModel } from '../compiler/model/network.ts'
import type { Timing } from '../compiler/model/group.ts'
import { type OptionKinds, requireOptions, wrongArgument } from '../diagnostics/index.ts'
import { BrianObject, type BrianObjectOptions, objectOptions } from './brian-object.ts'
import { Clock } from './clock.ts'
import { type TimingOptions, timingOf, timingOptions } from './timing.ts'

/**
 * How an operation is called and when it is carried out: at the `start` of every step of the network's clock, unless
 * something else is given.
 */
export interface NetworkOperationOptions extends BrianObjectOptions, TimingOptions {}

/**
 * What is called at a time in seconds. The network waits for a promise. It may read everything, groups and monitors as
 * they are at this place of the step, write variables, and stop the network; what it throws ends the run.
 */
export type Operation = (t: number) => void | Promise<void>

const operationOptions: OptionKinds<NetworkOperationOptions> = { ...timingOptions, ...objectOptions }

/**
 * A function of one's own within the steps of a network: `new NetworkOperation(t => G.set({ v: 0 }), { dt: '10*ms' })`
 * (semantics §10.6). Steps in which it is called are cut where it has its place; the others cost what they cost without.
 */
export class NetworkOperation extends BrianObject {
  readonly operation: Operation
  /** Slot and place in it. */
  readonly timing: Timing
  #defaultClock: Clock = Clock.usual()

  /** @throws HillockError `type-mismatch` for what is no function, and as {@link BrianObject} */
  constructor(operation: Operation, options: NetworkOperationOptions = {}) {
    requireOptions('NetworkOperation', options, operationOptions)
    const { name, dt, clock, span } = options
    super('networkoperation', { name, dt, clock, span })
    if (typeof operation !== 'function') throw wrongArgument('operation', 'a function', operation, span)
    this.operation = operation
    this.timing = timingOf(options, { when: 'start', order: 0 })
  }

  get clockInUse(): Clock {
    return this.clock ?? this.#defaultClock
  }

  /** Lets it run by the default clock of a network, unless it has a clock of its own. */
  useDefaultClock(clock: Clock): void {
    this.#defaultClock = clock
  }

  /** Plain data for the compiler. */
  model(clock: number): CallModel {
    const { name, active, timing, span } = this
    return { name, active, clock, timing, span }
  }
}
