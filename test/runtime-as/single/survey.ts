import type { Runtime } from '../runtime.ts'

/** The functions of one operand, by their names in double precision, with the bounds that their documentation states. */
export const unary: readonly (readonly [name: string, bound: number])[] = [
  ['exp', 1.1],
  ['expm1', 2],
  ['exprel', 2.5],
  ['phi1', 2.5],
  ['rexprel', 2.5],
  ['log', 1],
  ['log1p', 2],
  ['log10', 0.51],
  ['log2', 0.51],
  ['sinh', 2.8],
  ['cosh', 2],
  ['tanh', 2.8],
  ['sin', 2.5],
  ['cos', 2.5],
  ['tan', 2.5],
  ['arcsin', 2.5],
  ['arccos', 2],
  ['arctan', 2.5],
]

/** How far a single number is from a double, in units of the last place of a single number of that size; 0 if none is nearer. */
export function ulpsOf(single: number, double: number): number {
  if (Object.is(single, Math.fround(double))) return 0
  if (!Number.isFinite(single) || !Number.isFinite(double) || double === 0) return Infinity
  view[0] = double
  const exponent = (((halves[1] ?? 0) >>> 20) & 0x7ff) - 1023
  return Math.abs(single - double) * 2 ** (23 - Math.max(exponent, -126))
}

const view = new Float64Array(1)
const halves = new Uint32Array(view.buffer)

/**
 * The number, of all single numbers or every so manyth by their bits, at which a function of a row is furthest from that of
 * doubles, and how far in ulp.
 */
export function furthest(
  runtime: Runtime,
  name: string,
  stride: number,
): { readonly x: number; readonly error: number } {
  const length = 65536
  const [singles, doubles] = [runtime.heap / 4, (runtime.heap + 4 * length) / 8]
  const row = runtime.f32.subarray(singles, singles + length)
  const reference = runtime.f64.subarray(doubles, doubles + length)
  const patterns = new Uint32Array(length)
  const given = new Float32Array(patterns.buffer)
  let found = { x: 0, error: 0 }
  for (let first = 0; first < 2 ** 32; first += stride * length) {
    for (let i = 0; i < length; i++) patterns[i] = Math.min(first + stride * i, 2 ** 32 - 1)
    row.set(given)
    reference.set(given)
    runtime.call(`${name}fRow`, 4 * singles, 4 * length)
    runtime.call(`${name}Row`, 8 * doubles, 8 * length)
    for (let i = 0; i < length; i++) {
      const error = ulpsOf(row[i] ?? 0, reference[i] ?? 0)
      if (error > found.error) found = { x: given[i] ?? 0, error }
    }
  }
  return found
}
