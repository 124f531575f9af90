/** Choices that look random and are the same for the same key: a seed, a kind, and the number of a case. */
export class Random {
  #state: number

  constructor(...key: readonly (string | number)[]) {
    // FNV-1a
    let hash = 0x811c9dc5
    for (const character of key.join(' ')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193)
    this.#state = hash
  }

  /** From 0 to 2³²−1. */
  bits(): number {
    // splitmix32
    this.#state = (this.#state + 0x9e3779b9) | 0
    let z = this.#state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }

  /** From 0 to below 1. */
  fraction(): number {
    return this.bits() / 2 ** 32
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end)
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    const index = this.below(list.length)
    if (index >= list.length) throw new Error('nothing to pick from')
    return list[index] as T
  }
}
