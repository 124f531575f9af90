/** Synapses found by the neurons that they connect, and counted among those of the same two (semantics §9.7). */

/** Which of so many neurons are meant. */
export function maskOf(neurons: ArrayLike<number>, size: number): Uint8Array {
  const mask = new Uint8Array(size)
  for (let k = 0; k < neurons.length; k++) {
    const neuron = neurons[k] ?? -1
    if (neuron >= 0 && neuron < size) mask[neuron] = 1
  }
  return mask
}

/** The synapses whose values all are among those that are meant, in order; absent masks mean all. */
export function matching(
  tests: readonly { readonly values: ArrayLike<number>; readonly mask: Uint8Array | undefined }[],
  count: number,
): Int32Array {
  const found = new Int32Array(count)
  let length = 0
  for (let k = 0; k < count; k++) {
    let holds = true
    for (const { values, mask } of tests) holds &&= mask === undefined || mask[values[k] ?? 0] === 1
    if (holds) found[length++] = k
  }
  return found.slice(0, length)
}

/** How many synapses before it each has between the same two neurons. */
export function multisynapticIndices(i: Int32Array, j: Int32Array, before: number, behind: number): Int32Array {
  const starts = new Int32Array(before + 1)
  for (const neuron of i) starts[neuron + 1] = (starts[neuron + 1] ?? 0) + 1
  for (let neuron = 0; neuron < before; neuron++) starts[neuron + 1] = (starts[neuron + 1] ?? 0) + (starts[neuron] ?? 0)
  const next = starts.slice(0, before)
  const byNeuron = new Int32Array(i.length)
  i.forEach((neuron, k) => {
    const place = next[neuron] ?? 0
    byNeuron[place] = k
    next[neuron] = place + 1
  })
  const counts = new Int32Array(behind)
  const found = new Int32Array(i.length)
  for (let neuron = 0; neuron < before; neuron++) {
    const own = byNeuron.subarray(starts[neuron], starts[neuron + 1])
    for (const k of own) {
      const target = j[k] ?? 0
      found[k] = counts[target] ?? 0
      counts[target] = (counts[target] ?? 0) + 1
    }
    for (const k of own) counts[j[k] ?? 0] = 0
  }
  return found
}
