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
  for (let synapse = 0, neuron = 0; neuron <= count; neuron++) {
    while (synapse < neurons.length && (neurons[synapse] ?? 0) < neuron) synapse++
    rows[neuron] = synapse
  }
  return rows
}

/** The neuron of each synapse, of as many as rows say at most. */
export function neuronsOfRows(rows: ArrayLike<number>, count: number): Int32Array {
  const neurons = new Int32Array(count)
  // Each synapse once, whatever a module says.
  for (let neuron = 0, start = 0; neuron + 1 < rows.length; neuron++) {
    const end = Math.max(start, rows[neuron + 1] ?? 0)
    neurons.fill(neuron, start, end)
    start = end
  }
  return neurons
}
