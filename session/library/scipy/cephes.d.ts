/** The part of cephes that Hillock calls; the package's own declarations are not found by its `exports`. */

type OfOne = (x: number) => number
type OfTwo = (a: number, x: number) => number

/** Kept once it is there: in Node at once, in pages when WebAssembly is compiled. */
export const compiled: Promise<void>
export const dawsn: OfOne
export const ei: OfOne
export const ellpe: OfOne
export const ellpk: OfOne
export const erf: OfOne
export const erfc: OfOne
export const expn: (n: number, x: number) => number
export const gamma: OfOne
export const i0: OfOne
export const i0e: OfOne
export const i1: OfOne
export const i1e: OfOne
export const j0: OfOne
export const j1: OfOne
export const k0: OfOne
export const k1: OfOne
export const lgam: OfOne
export const ndtri: OfOne
export const psi: OfOne
export const y0: OfOne
export const y1: OfOne
export const zeta: (x: number, q: number) => number
