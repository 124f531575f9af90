/** Which neurons the synapses of a network stand between. */
import { type Network, type NetworkObject, Synapses } from '../network/index.ts'

/** Neurons on one side of synapses. */
export interface ScriptEnd {
  /** The script's variable, else Brian's name. */
  readonly name: string
  readonly size: number
}

/** The pairs of neurons that a Synapses object has. */
export interface ScriptSynapses {
  readonly name: string
  readonly source: ScriptEnd
  readonly target: ScriptEnd
  /** Of each synapse: the neuron before it and the one behind it, counted from the first of its side. Arrays are the taker's. */
  readonly i: Int32Array
  readonly j: Int32Array
}

/** Those of every Synapses object, in the order of the network. */
export function pairsOf(network: Network, names: ReadonlyMap<NetworkObject, string>): readonly ScriptSynapses[] {
  return network.groups.flatMap(group => {
    if (!(group instanceof Synapses)) return []
    const { pre, post } = group.ends
    const end = (owner: typeof pre): ScriptEnd => {
      const name = names.get(owner.group) ?? owner.group.name
      const { range } = owner
      const part = range === undefined ? '' : `[${range.start}:${range.stop}]`
      return { name: `${name}${part}`, size: owner.size }
    }
    return {
      name: names.get(group) ?? group.name,
      source: end(pre),
      target: end(post),
      i: Int32Array.from(group.read('i')),
      j: Int32Array.from(group.read('j')),
    }
  })
}
