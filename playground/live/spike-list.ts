/** The spikes of a run so far, in arrays that grow. */
export class SpikeList {
  #neurons = new Int32Array(1024)
  #times = new Float64Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Neurons, one for each spike; a window, not to be kept. */
  get neurons(): Int32Array {
    return this.#neurons.subarray(0, this.#length)
  }

  /** Seconds, one for each spike; a window, not to be kept. */
  get times(): Float64Array {
    return this.#times.subarray(0, this.#length)
  }

  add(neurons: Int32Array, times: Float64Array): void {
    const length = this.#length + neurons.length
    if (length > this.#neurons.length) {
      const room = Math.max(length, 2 * this.#neurons.length)
      this.#neurons = grown(this.#neurons, new Int32Array(room))
      this.#times = grown(this.#times, new Float64Array(room))
    }
    this.#neurons.set(neurons, this.#length)
    this.#times.set(times, this.#length)
    this.#length = length
  }

  clear(): void {
    this.#length = 0
  }

  /** When a neuron spiked, in seconds. */
  trainOf(neuron: number): Float64Array {
    const times: number[] = []
    for (let k = 0; k < this.#length; k++) if (this.#neurons[k] === neuron) times.push(this.#times[k] ?? 0)
    return Float64Array.from(times)
  }
}

function grown<A extends Int32Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}
