/*
 * `runtime.wasm`: the functions of this folder for a session's own arithmetic, so that a script's `exp(x)` has the bits
 * of a module's. Scalars go through parameters; arrays through the memory that the host supplies.
 */

import { logV } from './log'

export {
  clip,
  clipI32,
  clipI64,
  cube,
  floorDiv,
  floorDivI32,
  floorDivI64,
  mod,
  modI32,
  modI64,
  sign,
  signI32,
  signI64,
  square,
  timestep,
  truncate,
} from './arith'
export { exp, expm1, expm1Row, exprel, exprelRow, expRow, phi1, phi1Row, rexprel, rexprelRow } from './exp'
export { arccosh, arcsinh, arctanh, cosh, sinh, tanh } from './hyperbolic'
export { log, log10, log1p, log2 } from './log'
export { expMatrix, matrixWork, phi1Matrix } from './matrix'
export { poisson } from './poisson'
export { pow, powi } from './power'
export { fillNormals, fillUniforms, normalAt, philoxWord, uniformAt } from './random'
export { latestSpike } from './refractory'
export { lowerBound, sortSpikes } from './records'
export { cosTau, sinTau } from './tau'
export { arccos, arcsin, arctan, cos, sin, tan } from './trig'

/** ln x of `count` doubles from `from` to `to`; both have room for an even number. */
export function mapLog(from: usize, to: usize, count: i32): void {
  const bytes = (<usize>count) << 3
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, logV(v128.load(from + at)))
}
