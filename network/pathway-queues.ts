/** What is on its way through the pathways of synapses, from one run to the next (semantics §9.3). */
import { carriedName, queueName } from '../abi/index.ts'
import { synapticNames } from '../compiler/index.ts'
import type { PathwayModel } from '../compiler/model/group.ts'
import { delaySlots, type NetworkState, type NumberArray } from '../host/running.ts'
import { carriedArray, type InFlight, inFlightOf, joined, leftOf, nothingInFlight, rebinned } from './in-flight.ts'
import type { NamedArrays } from './snapshot.ts'

/** A pathway as a run finds it. */
export interface PathwayNow {
  /** With the delay that its synapses have, the longest one where they differ. */
  readonly pathway: PathwayModel
  /** Length of its steps in seconds. */
  readonly dt: number
  /** Neurons of the group whose events it brings. */
  readonly room: number
}

/** How the events of a pathway were brought in the last run. */
interface Layout extends PathwayNow {
  readonly slots: number
  readonly synapses: number
}

/** The synapses whose queues they are. */
interface Owner {
  readonly of: () => string
  readonly size: () => number
  /** A copy of the values of a variable. */
  readonly read: (variable: string) => NumberArray
  readonly pathways: () => readonly PathwayNow[]
}

/**
 * Queues stay in the memory of the network as long as delays, lengths of steps and synapses are what they were. When these have
 * changed, events arrive as they would have: each as a synapse and the step in which it is due.
 */
export class PathwayQueues {
  readonly #owner: Owner
  readonly #layouts = new Map<string, Layout>()
  /** Delays as they were in the last run, of variables that were written since, or may have been in it. */
  readonly #delaysBefore = new Map<string, NumberArray>()
  /** Arrays by name while no network has them. */
  readonly #own = new Map<string, Int32Array>()
  #state: NetworkState | undefined
  #arrangement = {}

  constructor(owner: Owner) {
    this.#owner = owner
  }

  /** Another object whenever modules have to find the synapses of each neuron anew. */
  get arrangement(): object {
    return this.#arrangement
  }

  /** A variable is about to be written, which may be that of a delay. */
  writing(variable: string): void {
    const isDelay = [...this.#layouts.values()].some(({ pathway }) => pathway.delay.variable === variable)
    if (isDelay && !this.#delaysBefore.has(variable)) this.#delaysBefore.set(variable, this.#owner.read(variable))
  }

  /**
   * Before a run: takes what is on its way out of queues that do not fit any more.
   *
   * @param assigned whether code assigns a variable while the run goes on
   */
  settle(assigned: (variable: string) => boolean): void {
    let changed = false
    const pathways = this.#owner.pathways()
    for (const now of pathways) {
      const { name } = now.pathway
      const before = this.#layouts.get(name)
      const layout = layoutOf(now, this.#owner.size())
      if (before !== undefined && this.#isSame(before, layout)) continue
      changed = true
      if (before !== undefined) this.#carry(name, rebinned(this.#inFlight(before), before.dt, now.dt))
      this.#layouts.set(name, layout)
    }
    this.#delaysBefore.clear()
    for (const { pathway } of pathways) {
      const { variable } = pathway.delay
      if (variable !== undefined && assigned(variable)) this.writing(variable)
    }
    if (changed) this.#arrangement = {}
  }

  /** How many events arrive one by one: 0 where all that is on its way is in the queue. */
  carriedBy(pathway: string): number {
    const carried = this.#array(carriedName(pathway))
    return carried === undefined || leftOf(carried).due.length === 0 ? 0 : (carried[0] ?? 0)
  }

  /** Moves what is on its way into a network's memory. */
  bind(state: NetworkState): void {
    this.#state = state
    for (const [name, values] of this.#own) state.keep(this.#owner.of(), name, values)
    this.#own.clear()
  }

  /** Takes it out of a network's memory again. */
  release(): void {
    for (const pathway of this.#layouts.keys()) {
      for (const name of [queueName(pathway), carriedName(pathway)]) {
        const values = this.#array(name)
        if (values !== undefined) this.#own.set(name, values)
      }
    }
    this.#state = undefined
  }

  /** What is on its way, as arrays by name: the length of a step, then when each event is due, then the synapses. */
  contents(): NamedArrays {
    return new Map(
      Array.from(this.#layouts, ([name, layout]) => {
        const { due, synapses } = this.#inFlight(layout)
        return [queueName(name), Float64Array.from([layout.dt, ...due, ...synapses])] as const
      }),
    )
  }

  /** Puts back what {@link contents} gave. */
  refill(contents: NamedArrays): void {
    this.#layouts.clear()
    this.#delaysBefore.clear()
    this.#arrangement = {}
    for (const now of this.#owner.pathways()) {
      const { name } = now.pathway
      const [dt, ...rest] = contents.get(queueName(name)) ?? []
      const numbers = Int32Array.from(rest)
      const count = numbers.length / 2
      this.#carry(name, { due: numbers.slice(0, count), synapses: numbers.slice(count) })
      if (dt !== undefined) this.#layouts.set(name, layoutOf({ ...now, dt }, this.#owner.size()))
    }
  }

  #isSame(before: Layout, now: Layout): boolean {
    const { variable } = before.pathway.delay
    return (
      before.slots === now.slots &&
      before.dt === now.dt &&
      before.room === now.room &&
      before.synapses === now.synapses &&
      variable === now.pathway.delay.variable &&
      (variable === undefined || this.#isUnchanged(variable))
    )
  }

  #isUnchanged(variable: string): boolean {
    const before = this.#delaysBefore.get(variable)
    if (before === undefined) return true
    const now = this.#owner.read(variable)
    return before.every((delay, synapse) => delay === now[synapse])
  }

  #inFlight({ pathway, slots, room, dt, synapses }: Layout): InFlight {
    const { name, side, delay } = pathway
    const carried = this.#array(carriedName(name))
    const left = carried === undefined ? nothingInFlight : leftOf(carried)
    const queue = this.#array(queueName(name))
    if (queue === undefined) return left
    const { variable } = delay
    const delays = variable === undefined ? undefined : (this.#delaysBefore.get(variable) ?? this.#owner.read(variable))
    const stepsOf = (synapse: number): number => delaySlots(delays?.[synapse] ?? delay.seconds, dt) - 1
    const ends = this.#owner.read(synapticNames[side]).subarray(0, synapses)
    return joined(left, inFlightOf(queue, { slots, room, ends, stepsOf }))
  }

  /** From now on events arrive one by one, and the queue is empty. */
  #carry(pathway: string, inFlight: InFlight): void {
    for (const name of [queueName(pathway), carriedName(pathway)]) {
      this.#state?.forget(this.#owner.of(), name)
      this.#own.delete(name)
    }
    if (inFlight.due.length > 0) this.#own.set(carriedName(pathway), carriedArray(inFlight))
  }

  #array(name: string): Int32Array | undefined {
    const own = this.#own.get(name)
    if (own !== undefined) return own
    const kept = this.#state?.kept(this.#owner.of(), name)
    return kept && Int32Array.from(kept)
  }
}

function layoutOf(now: PathwayNow, synapses: number): Layout {
  return { ...now, slots: delaySlots(now.pathway.delay.seconds, now.dt), synapses }
}
