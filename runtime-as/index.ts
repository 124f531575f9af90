/*
 * `runtime.wasm`: the functions of this folder for a session's own arithmetic, so that a script's `exp(x)` has the bits
 * of a module's. Scalars go through parameters; arrays through the memory that the host supplies.
 */

export {
  clip,
  clipF32,
  clipI32,
  clipI64,
  cube,
  cubeF32,
  floorDiv,
  floorDivI32,
  floorDivI64,
  mod,
  modI32,
  modI64,
  sign,
  signF32,
  signI32,
  signI64,
  square,
  squareF32,
  timestep,
  truncate,
} from './arith'
export { binomialAt, fillBinomials } from './binomial'
export { exp, expm1, expm1Row, exprel, exprelRow, expRow, phi1, phi1Row, rexprel, rexprelRow } from './exp'
export { arccosh, arcsinh, arctanh, cosh, coshRow, sinh, sinhRow, tanh, tanhRow } from './hyperbolic'
export { log, log1p, log1pRow, logRow } from './log'
export { log10, log10Row, log2, log2Row } from './log-base'
export { expMatrix, matrixWork, phi1Matrix } from './matrix'
export { fillNormals, makeZiggurat, normalAt } from './normal'
export { fillBlocks, wordOf } from './philox'
export { poisson } from './poisson'
export { pow, powi, powRow } from './power'
export { latestSpike } from './refractory'
export { lowerBound, sortSpikes } from './records'
export { countSpikes, firstSpike, placeSpikes } from './spikes'
export { arccos, arccosRow, arcsin, arcsinRow, arctan, arctanRow } from './inverse-trig'
export { cos, cosRow, sin, sinRow, tan, tanRow } from './trig'
export { fillUniforms, uniformAt } from './uniform'
