/** Pairs of neurons that become synapses, in pieces as they were found. */

/** Neurons before and behind synapses, one by one. */
export interface Pairs {
  readonly i: Int32Array
  readonly j: Int32Array
}

/** How much longer lists are made than expected: memory that nothing is written to is none. */
const margin = 1.05

/** A list of pairs that grows without moving what it holds: ten million of them are no rarity. */
export class PairList {
  readonly #pieces: { readonly pairs: Pairs; used: number }[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** One, where as many pairs came as were expected. */
  get pieces(): readonly Pairs[] {
    return this.#pieces.map(({ pairs: { i, j }, used }) => ({ i: i.subarray(0, used), j: j.subarray(0, used) }))
  }

  /**
   * Adds pairs.
   *
   * @param expected about how many there will be from these on
   */
  add({ i, j }: Pairs, expected: number): void {
    this.#length += i.length
    for (let done = 0; done < i.length;) {
      let piece = this.#pieces.at(-1)
      if (piece === undefined || piece.used === piece.pairs.i.length) {
        const room = Math.max(i.length - done, Math.ceil(expected * margin))
        piece = { pairs: { i: new Int32Array(room), j: new Int32Array(room) }, used: 0 }
        this.#pieces.push(piece)
      }
      const next = Math.min(i.length, done + piece.pairs.i.length - piece.used)
      piece.pairs.i.set(i.subarray(done, next), piece.used)
      piece.pairs.j.set(j.subarray(done, next), piece.used)
      piece.used += next - done
      done = next
    }
  }
}

/** Each pair so many times, one after the other. */
export function repeated(pairs: Pairs, n: number | ArrayLike<number>): Pairs {
  if (n === 1) return pairs
  const times = (k: number): number => (typeof n === 'number' ? n : (n[k] ?? 0))
  let length = 0
  for (let k = 0; k < pairs.i.length; k++) length += times(k)
  const [i, j] = [new Int32Array(length), new Int32Array(length)]
  for (let k = 0, at = 0; k < pairs.i.length; k++) {
    const end = at + times(k)
    i.fill(pairs.i[k] ?? 0, at, end)
    j.fill(pairs.j[k] ?? 0, at, end)
    at = end
  }
  return { i, j }
}
