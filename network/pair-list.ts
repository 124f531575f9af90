/** Pairs of neurons that become synapses, in pieces as they were found. */

/** Neurons before and behind synapses, one by one. */
export interface Pairs {
  readonly i: Int32Array
  readonly j: Int32Array
}

/** A list of pairs that grows without moving what it holds: ten million of them are no rarity. */
export class PairList {
  readonly pieces: Pairs[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Takes pairs over; whoever gives them leaves them as they are. */
  add(pairs: Pairs): void {
    if (pairs.i.length === 0) return
    this.pieces.push(pairs)
    this.#length += pairs.i.length
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
