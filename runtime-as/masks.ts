/* Conditions of two neurons: a byte of 0 or 1 each in memory, a mask over the two halves of a vector at work. */

/** The bytes at `address` + `offset` as masks. */
// @ts-ignore: decorator
@inline
export function loadMask(address: usize, offset: usize = 0): v128 {
  const bytes = v128.load16_splat(address + offset)
  return i8x16.neg(v128.shuffle<i8>(bytes, bytes, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1))
}

/** Masks as bytes at `address` + `offset`. */
// @ts-ignore: decorator
@inline
export function storeMask(address: usize, mask: v128, offset: usize = 0): void {
  const bytes = i8x16.neg(v128.shuffle<i8>(mask, mask, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8, 0, 8))
  v128.store16_lane(address + offset, bytes, 0)
}
