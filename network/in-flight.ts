/** Events between a neuron and its synapses, taken out of the queue that brings them: what becomes of them when delays change. */

/** Synapses that events are on their way to, in the order in which they arrive. */
export interface InFlight {
  /** In how many steps each arrives; 0 is in the next one. */
  readonly due: Int32Array
  readonly synapses: Int32Array
}

/** How a queue was filled (see `runtime-as/synapses.ts`). */
export interface Filling {
  /** How many steps of events it holds. */
  readonly slots: number
  /** Neurons there is room for in each. */
  readonly room: number
  /** Of each synapse: its neuron, and the steps that its delay lasts. */
  readonly ends: ArrayLike<number>
  readonly stepsOf: (synapse: number) => number
}

export const nothingInFlight: InFlight = { due: new Int32Array(), synapses: new Int32Array() }

/** The synapses that the events in a queue are on their way to. */
export function inFlightOf(queue: Int32Array, { slots, room, ends, stepsOf }: Filling): InFlight {
  const [slot = 0] = queue
  const found: { readonly due: number; readonly synapse: number }[] = []
  const counts = queue.subarray(1, 1 + slots)
  if (counts.every(count => count === 0)) return nothingInFlight
  const synapsesOf = byNeuron(ends)
  for (let age = slots - 1; age > 0; age--) {
    const pushed = (slot - age + slots) % slots
    const entries = queue.subarray(1 + slots + pushed * room).subarray(0, counts[pushed])
    for (const neuron of entries) {
      for (const synapse of synapsesOf(neuron)) {
        const due = stepsOf(synapse) - age
        if (due >= 0) found.push({ due, synapse })
      }
    }
  }
  return inOrder(found)
}

/** The same in steps of another length, rounded as Brian 2 does. */
export function rebinned({ due, synapses }: InFlight, before: number, now: number): InFlight {
  return before === now
    ? { due, synapses }
    : { due: due.map(steps => Math.trunc((steps * before) / now + 0.5)), synapses }
}

/** What arrives of two lists: of the first one first where both have something for a step. */
export function joined(first: InFlight, second: InFlight): InFlight {
  if (first.due.length === 0) return second
  const all = [first, second].flatMap(({ due, synapses }) =>
    Array.from(due, (steps, k) => ({ due: steps, synapse: synapses[k] ?? 0 })),
  )
  return inOrder(all)
}

/** As the arrays in which modules have it: how many there are, the next one, steps gone by, when each is due, the synapses. */
export function carriedArray({ due, synapses }: InFlight): Int32Array {
  return Int32Array.from([due.length, 0, 0, ...due, ...synapses])
}

/** What is left of such an array. */
export function leftOf(carried: Int32Array): InFlight {
  const [count = 0, next = 0, gone = 0] = carried
  const part = (from: number): Int32Array => carried.slice(3 + from + next, 3 + from + count)
  return { due: part(0).map(steps => steps - gone), synapses: part(count) }
}

function inOrder(found: readonly { readonly due: number; readonly synapse: number }[]): InFlight {
  const sorted = found.toSorted((a, b) => a.due - b.due)
  return {
    due: Int32Array.from(sorted, each => each.due),
    synapses: Int32Array.from(sorted, each => each.synapse),
  }
}

/** The synapses of a neuron, in the order of their numbers. */
function byNeuron(ends: ArrayLike<number>): (neuron: number) => readonly number[] {
  const lists = new Map<number, number[]>()
  for (let synapse = 0; synapse < ends.length; synapse++) {
    const neuron = ends[synapse] ?? 0
    const list = lists.get(neuron)
    if (list === undefined) lists.set(neuron, [synapse])
    else list.push(synapse)
  }
  return neuron => lists.get(neuron) ?? []
}
