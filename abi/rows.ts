/** Synapses that stand by the neurons before them: where those of each neuron begin says which neuron each has. */

/**
 * Where the synapses of each neuron begin, and behind the last one how many there are.
 *
 * @param neurons the neuron of each synapse, ascending
 * @param count how many neurons there are
 * @returns one more than there are neurons
 */
export function rowsOf(neurons: ArrayLike<number>, count: number): Int32Array {
  const rows = new Int32Array(count + 1)
  for (let first = 0, neuron = 0; neuron <= count; neuron++) {
    // There may be thousands of each.
    for (let end = neurons.length; first < end;) {
      const middle = (first + end) >> 1
      if ((neurons[middle] ?? 0) < neuron) first = middle + 1
      else end = middle
    }
    rows[neuron] = first
  }
  return rows
}

/** The neurons of the synapses from `start` up to `stop`, as rows say; it looks at no others. */
export function neuronsOfRows(rows: ArrayLike<number>, start: number, stop: number): Int32Array {
  const neurons = new Int32Array(stop - start)
  // Each synapse once, whatever a module says.
  for (let neuron = rowAt(rows, start), at = start; neuron + 1 < rows.length && at < stop; neuron++) {
    const end = Math.min(stop, Math.max(at, rows[neuron + 1] ?? 0))
    neurons.fill(neuron, at - start, end - start)
    at = end
  }
  return neurons
}

/** The last row that begins with a synapse or before it. */
function rowAt(rows: ArrayLike<number>, synapse: number): number {
  let [first, behind] = [0, rows.length - 1]
  while (behind - first > 1) {
    const middle = (first + behind) >> 1
    if ((rows[middle] ?? 0) <= synapse) first = middle
    else behind = middle
  }
  return first
}
