/** The Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded and read as CPython does. */

const length = 624
const middle = 397

export interface Twister {
  /** 32 bits. */
  readonly word: () => number
  /** From 0 to 1, of 53 bits. */
  readonly random: () => number
}

/** @param seed any integer; its sign does not matter */
export function twister(seed: bigint): Twister {
  const state = seeded(keyOf(seed))
  let at = length

  const word = (): number => {
    if (at >= length) {
      twist(state)
      at = 0
    }
    let y = state[at++] ?? 0
    y ^= y >>> 11
    y ^= (y << 7) & 0x9d2c5680
    y ^= (y << 15) & 0xefc60000
    return (y ^ (y >>> 18)) >>> 0
  }
  const random = (): number => {
    const above = word() >>> 5
    const below = word() >>> 6
    return (above * 67108864 + below) / 9007199254740992
  }
  return { word, random }
}

function keyOf(seed: bigint): number[] {
  const key: number[] = []
  for (let rest = seed < 0n ? -seed : seed; rest > 0n; rest >>= 32n) key.push(Number(rest & 0xffffffffn))
  return key.length > 0 ? key : [0]
}

function initial(seed: number): Uint32Array {
  const state = new Uint32Array(length)
  state[0] = seed
  for (let k = 1; k < length; k++) {
    const before = state[k - 1] ?? 0
    state[k] = Math.imul(1812433253, before ^ (before >>> 30)) + k
  }
  return state
}

function seeded(key: readonly number[]): Uint32Array {
  const state = initial(19650218)
  let i = 1
  let j = 0
  const next = (): void => {
    if (++i < length) return
    state[0] = state[length - 1] ?? 0
    i = 1
  }
  const mixed = (factor: number): number => {
    const before = state[i - 1] ?? 0
    return (state[i] ?? 0) ^ Math.imul(before ^ (before >>> 30), factor)
  }
  for (let k = Math.max(length, key.length); k > 0; k--) {
    state[i] = mixed(1664525) + (key[j] ?? 0) + j
    next()
    j = (j + 1) % key.length
  }
  for (let k = length - 1; k > 0; k--) {
    state[i] = mixed(1566083941) - i
    next()
  }
  state[0] = 0x80000000
  return state
}

function twist(state: Uint32Array): void {
  for (let k = 0; k < length; k++) {
    const y = ((state[k] ?? 0) & 0x80000000) | ((state[(k + 1) % length] ?? 0) & 0x7fffffff)
    state[k] = (state[(k + middle) % length] ?? 0) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0)
  }
}
