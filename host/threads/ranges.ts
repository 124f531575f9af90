/** Which neurons each of several threads has, and where their values stand while it is at work. */
import { elementBytes } from '../../abi/layout.ts'
import { roundUp } from '../memory.ts'
import type { NetworkState } from '../state.ts'
import type { ThreadSetting } from './tables.ts'

/** Neurons whose random numbers, vectors and lines of the cache go together. */
const together = 16

/** The first neuron of a thread (`runtime-as/threads.ts`); that of the thread behind the last one is how many there are. */
export function firstNeuron(neurons: number, thread: number, threads: number): number {
  return Math.min(Math.floor((Math.ceil(neurons / together) * thread) / threads) * together, neurons)
}

/** Neurons of groups whose ranges stand apart: of more, what a meeting costs is little, and moving them would be much. */
const most = 8192

/** Bytes behind a range that processors may fetch ahead, and by which those of several arrays stand otherwise in their pages. */
const gap = 512 + 128
const page = 4096

/** Bytes that stand at one place while threads are at work, and at another one otherwise. */
interface Range {
  readonly at: number
  readonly apart: number
  readonly bytes: number
}

/**
 * Ranges of arrays that no other thread comes upon. Where they stand one behind the other, the processor of a thread fetches, beyond the end
 * of its own, the first lines of what another one writes, and these wander from core to core in each step. So all threads but the first
 * have theirs elsewhere between {@link spread} and {@link gather}.
 */
export class ThreadRanges {
  readonly #state: NetworkState
  readonly #ranges: readonly Range[]

  /**
   * Writes into the tables of the threads where their ranges stand.
   *
   * @param tables bytes from the first table to that of each
   * @param allocate gives room for so many bytes, in lines of the cache that nobody else has
   */
  constructor(
    { manifest, state, binding }: Pick<ThreadSetting, 'manifest' | 'state' | 'binding'>,
    tables: readonly number[],
    allocate: (bytes: number, purpose: string) => number,
  ) {
    this.#state = state
    const threads = tables.length
    this.#ranges = tables.slice(1).flatMap((table, before) =>
      manifest.arrays.flatMap(({ byRanges, name, slot, element }, index) => {
        const { address = 0, count = 0 } = binding.arrays[index] ?? {}
        const first = firstNeuron(count, before + 1, threads)
        const many = firstNeuron(count, before + 2, threads) - first
        if (byRanges !== true || many === 0 || count > most) return []
        const size = elementBytes[element]
        // Vectors go on behind the last neuron.
        const bytes = size * roundUp(many, together)
        const apart = allocate(roundUp(bytes, page) + gap, `'${name}' of a thread`)
        state.setSlot(slot, apart - size * first, table)
        return [{ at: address + size * first, apart, bytes }]
      }),
    )
  }

  /** Before the threads go to work. */
  spread(): void {
    const memory = this.#memory
    for (const { at, apart, bytes } of this.#ranges) memory.copyWithin(apart, at, at + bytes)
  }

  /** When they have left off; or meanwhile, for somebody who looks at values. */
  gather(): void {
    const memory = this.#memory
    for (const { at, apart, bytes } of this.#ranges) memory.copyWithin(at, apart, apart + bytes)
  }

  get #memory(): Uint8Array {
    return new Uint8Array(this.#state.arena.memory.buffer)
  }
}
