/**
 * The random streams of a session: a seed, and a count of who has drawn from it. Every evaluation that draws takes an
 * epoch of its own, a network takes one at its first run; so two `G.v = 'rand()'` differ and 20 networks have 20 noises.
 */
export class RandomStreams {
  #seed: number
  #epoch = 0
  #generation = 0

  /** @param seed an integer from 0 to 2⁵³−1 */
  constructor(seed: number) {
    this.#seed = seed
  }

  get seed(): number {
    return this.#seed
  }

  /** Counts {@link reseed}: who took an epoch before the last one takes a new one. */
  get generation(): number {
    return this.#generation
  }

  /** Begins anew: what follows repeats what followed the last seeding with this number. */
  reseed(seed: number): void {
    this.#seed = seed
    this.#epoch = 0
    this.#generation++
  }

  nextEpoch(): number {
    return this.#epoch++
  }
}
