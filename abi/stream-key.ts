/**
 * The 64-bit key of a random stream: mix64(seed, epoch). Two rounds of the splitmix64 finaliser (Steele, Lea & Flood
 * 2014, "Fast splittable pseudorandom number generators"), the first over the seed, the second over that and the epoch.
 *
 * @param seed an integer from 0 to 2⁵³−1
 * @param epoch an integer from 0 to 2⁵³−1
 * @returns the key as two u32, low word first
 */
export function streamKey(seed: number, epoch: number): readonly [low: number, high: number] {
  const mixed = finalise(finalise(BigInt(seed)) + BigInt(epoch))
  return [Number(mixed & 0xffffffffn), Number(mixed >> 32n)]
}

function finalise(value: bigint): bigint {
  let z = BigInt.asUintN(64, value + 0x9e3779b97f4a7c15n)
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n)
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
  return z ^ (z >> 31n)
}
