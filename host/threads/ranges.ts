/** Neurons whose random numbers, vectors and lines of the cache go together. */
const together = 16

/** The first neuron of a thread (`runtime-as/threads.ts`); that of the thread behind the last one is how many there are. */
export function firstNeuron(neurons: number, thread: number, threads: number): number {
  return Math.min(Math.floor((Math.ceil(neurons / together) * thread) / threads) * together, neurons)
}
