import { requireSeed } from '../host/running.ts'

/** Where random streams stand. */
export interface StreamsState {
  readonly seed: number
  /** Epochs taken so far. */
  readonly epoch: number
  readonly drawn: boolean
}

/**
 * The random streams of a session: a seed, and a count of who has drawn from it. Every evaluation that draws takes an
 * epoch of its own, a network takes one at its first run; so two `G.v = 'rand()'` differ and 20 networks have 20 noises.
 */
export class RandomStreams {
  #seed: number
  #epoch = 0
  #generation = 0
  #drawn = false

  /** @param seed an integer from 0 to 2⁵³−1 */
  constructor(seed: number) {
    requireSeed(seed)
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
    this.#drawn = false
  }

  get state(): StreamsState {
    return { seed: this.#seed, epoch: this.#epoch, drawn: this.#drawn }
  }

  /** Goes on from where streams stood: what follows repeats what followed then. */
  restore({ seed, epoch, drawn }: StreamsState): void {
    this.reseed(seed)
    this.#epoch = epoch
    this.#drawn = drawn
  }

  /** Whether any number was used since the seeding, so that another seed would have given other results. */
  get drawn(): boolean {
    return this.#drawn
  }

  /** For what may draw, and says so with {@link noteDraws} if it does. */
  nextEpoch(): number {
    return this.#epoch++
  }

  /** For an evaluation that draws. */
  epochToDraw(): number {
    this.noteDraws()
    return this.nextEpoch()
  }

  noteDraws(): void {
    this.#drawn = true
  }
}
