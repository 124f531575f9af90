/*
 * Sine and cosine of 2 pi u, for the Box-Muller transform. Method: t = 4u less the nearest integer q is exact, and
 * |t| <= 1/2; polynomials of sin and cos of pi t/2 in t; q mod 4 says which of the two and which sign.
 */

const TAU: usize = memory.data<f64>([
  1.5707963267948966, // 3FF921FB54442D18  sin: t (c0 + z (c1 + ...)), z = t^2, error 2^-54.7 before rounding
  -0.64596409750624617, // BFE4ABBCE625BE52
  0.079692626246144233, // 3FB466BC6775A476
  -0.0046817541342542074, // BF732D2CCE500387
  0.00016044116661409423, // 3F250783208843EB
  -3.5987029509735105e-6, // BECE3027DEA82BD7
  5.6422253691635282e-8, // 3E6E4A9D9166F052
  // at 56:
  -1.2337005501361697, // BFF3BD3CC9BE45DE  cos: 1 + z (c0 + ...), error 2^-55
  0.25366950790104781, // 3FD03C1F081B5AC0
  -0.020863480763340773, // BF955D3C7E3CB241
  0.00091926027454684465, // 3F4E1F5068688D5B
  -2.5202039028029178e-5, // BEFA6D1EEF479BE1
  4.7106784055052271e-7, // 3E9F9CE245CADA0B
  -6.3293963449674238e-9, // BE3B2F3EB054AFCD
  // at 112:
  6755399441055744.0, // 4338000000000000  1.5 * 2^52: rounds to an integer, found in the low bits
  4.0,
  1.0,
])

const TAU_BITS: usize = memory.data<i64>([1, 2])

function sine(t: f64, z: f64): f64 {
  const z2 = z * z
  const p12 = load<f64>(TAU + 8) + load<f64>(TAU + 16) * z
  const p34 = load<f64>(TAU + 24) + load<f64>(TAU + 32) * z
  const p56 = load<f64>(TAU + 40) + load<f64>(TAU + 48) * z
  return t * (load<f64>(TAU + 0) + z * (p12 + z2 * (p34 + z2 * p56)))
}

function cosine(z: f64): f64 {
  const z2 = z * z
  const p01 = load<f64>(TAU + 56) + load<f64>(TAU + 64) * z
  const p23 = load<f64>(TAU + 72) + load<f64>(TAU + 80) * z
  const p45 = load<f64>(TAU + 88) + load<f64>(TAU + 96) * z
  const p456 = p45 + load<f64>(TAU + 104) * z2
  return load<f64>(TAU + 128) + z * (p01 + z2 * (p23 + z2 * p456))
}

/** sin(2 pi (u + quarter/4)) for |u| <= 2^49. Error below 1.6 ulp. */
function wave(u: f64, quarter: i64): f64 {
  const turns = u * load<f64>(TAU + 120)
  const shifted = turns + load<f64>(TAU + 112)
  const t = turns - (shifted - load<f64>(TAU + 112))
  const quadrant = reinterpret<i64>(shifted) + quarter
  const z = t * t
  const y = quadrant & 1 ? cosine(z) : sine(t, z)
  return reinterpret<f64>(reinterpret<i64>(y) ^ ((quadrant & 2) << 62))
}

/** sin(2 pi u). */
export function sinTau(u: f64): f64 {
  return wave(u, 0)
}

/** cos(2 pi u). */
export function cosTau(u: f64): f64 {
  return wave(u, 1)
}

function sineV(t: v128, z: v128): v128 {
  const z2 = f64x2.mul(z, z)
  const p12 = f64x2.add(v128.load64_splat(TAU + 8), f64x2.mul(v128.load64_splat(TAU + 16), z))
  const p34 = f64x2.add(v128.load64_splat(TAU + 24), f64x2.mul(v128.load64_splat(TAU + 32), z))
  const p56 = f64x2.add(v128.load64_splat(TAU + 40), f64x2.mul(v128.load64_splat(TAU + 48), z))
  const rest = f64x2.add(p12, f64x2.mul(z2, f64x2.add(p34, f64x2.mul(z2, p56))))
  return f64x2.mul(t, f64x2.add(v128.load64_splat(TAU + 0), f64x2.mul(z, rest)))
}

function cosineV(z: v128): v128 {
  const z2 = f64x2.mul(z, z)
  const p01 = f64x2.add(v128.load64_splat(TAU + 56), f64x2.mul(v128.load64_splat(TAU + 64), z))
  const p23 = f64x2.add(v128.load64_splat(TAU + 72), f64x2.mul(v128.load64_splat(TAU + 80), z))
  const p45 = f64x2.add(v128.load64_splat(TAU + 88), f64x2.mul(v128.load64_splat(TAU + 96), z))
  const p456 = f64x2.add(p45, f64x2.mul(v128.load64_splat(TAU + 104), z2))
  const rest = f64x2.add(p01, f64x2.mul(z2, f64x2.add(p23, f64x2.mul(z2, p456))))
  return f64x2.add(v128.load64_splat(TAU + 128), f64x2.mul(z, rest))
}

/** Stores r cos(2 pi u) at `cosAt` and r sin(2 pi u) at `sinAt`, two lanes each: the bits of `cosTau` and `sinTau`. */
export function storePolar(r: v128, u: v128, cosAt: usize, sinAt: usize): void {
  const turns = f64x2.mul(u, v128.load64_splat(TAU + 120))
  const shifted = f64x2.add(turns, v128.load64_splat(TAU + 112))
  const t = f64x2.sub(turns, f64x2.sub(shifted, v128.load64_splat(TAU + 112)))
  const z = f64x2.mul(t, t)
  const s = sineV(t, z)
  const c = cosineV(z)
  const one = v128.load64_splat(TAU_BITS + 0)
  const two = v128.load64_splat(TAU_BITS + 8)
  const swap = i64x2.neg(v128.and(shifted, one))
  const sinSign = i64x2.shl(v128.and(shifted, two), 62)
  const cosSign = i64x2.shl(v128.and(i64x2.add(shifted, one), two), 62)
  v128.store(cosAt, f64x2.mul(r, v128.xor(v128.bitselect(s, c, swap), cosSign)))
  v128.store(sinAt, f64x2.mul(r, v128.xor(v128.bitselect(c, s, swap), sinSign)))
}
