/*
 * `runtime.wasm`: the functions of this folder for a session's own arithmetic, so that a script's `exp(x)` has the bits
 * of a module's. Scalars go through parameters; arrays through the memory that the host supplies.
 */

export { chanceAt, fillFirstBits, fillFurtherBits, furtherBitsAt } from './chance'
export { choose, chooseNone, countCandidates, jump, nextChosen, takePlaces } from './connect'
export {
  acceptedSteps,
  beginAdaptive,
  hasFailed,
  nextLength,
  nextStage,
  noteFailure,
  rejectedSteps,
  stageRates,
  stageTime,
} from './adaptive'
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
  wholeSteps,
} from './arith'
export { arctan2Row } from './angles'
export { binomialAt, fillBinomials } from './binomial'
export { floatsOfBytes, floatsOfSingles, singlesOfFloats, truncateLine } from './conversions'
export { exp, expm1, expm1Row, exprel, exprelRow, expRow, phi1, phi1Row, rexprel, rexprelRow } from './exp'
export { arccosh, arcsinh, arctanh, cosh, coshRow, sinh, sinhRow, tanh, tanhRow } from './hyperbolic'
export { addRows, greatestLine, greatestRows, placeLine, productsLines, squaresLine, sumLine } from './lines'
export { log, log1p, log1pRow, logRow } from './log'
export { log10, log10Row, log2, log2Row } from './log-base'
export { expMatrix, matrixWork, phi1Matrix } from './matrix'
export { fillNormals, makeZiggurat, normalAt } from './normal'
export { fillBlocks, wordOf } from './philox'
export { prepareTransform, transformRow } from './fourier'
export { rk2Pair, rk4Pair, rk8pdPair, rkckPair, rkf45Pair } from './formulas'
export { countEach, orderLine, searchLine, sortfLine, sortLine } from './order'
export { copyPlane1, copyPlane2, copyPlane4, copyPlane8, gather4, gather8 } from './planes'
export { poisson } from './poisson'
export { multiplyMatrices } from './products'
export { pow, powi, powRow } from './power'
export { latestSpike } from './refractory'
export {
  addfRow,
  addMultiples,
  addRow,
  areWithin,
  bothHoldRow,
  clampRow,
  dividefRow,
  divideRow,
  equalPairRow,
  equalRow,
  finiteRow,
  lessEqualPairRow,
  lessEqualRow,
  lessPairRow,
  lessRow,
  maximumRow,
  minimumRow,
  multiplyfRow,
  multiplyRow,
  notEqualPairRow,
  notEqualRow,
  notNumberRow,
  oneHoldsRow,
  roundRow,
  signRow,
  subtractfRow,
  subtractRow,
  theyDifferRow,
} from './rows'
export { copyRow, lowerBound, sortSpikes } from './records'
export { countSpikes, firstSpike, placeSpikes } from './spikes'
export {
  beginRows,
  carriedSynapses,
  countOf,
  countOfPart,
  countRows,
  cursorsOf,
  entriesOf,
  entriesOfPart,
  nextCarried,
  orderDelays,
  orderParts,
  findParts,
  orderRows,
  passCarried,
  pushEvents,
  pushOwn,
  slotAfter,
  slotBehind,
  tellParts,
} from './synapses'
export { firstNeuron, gather, meet, slotOf } from './threads'
export { arccos, arccosRow, arcsin, arcsinRow, arctan, arctanRow } from './inverse-trig'
export { cos, cosRow, sin, sinRow, tan, tanRow } from './trig'
export { timedParts } from './timed'
export { countLine, findTruths, holdLines, holdRows } from './truths'
export { fillPaired, fillUniforms, pairedAt, uniformAt } from './uniform'
export {
  expf,
  expfRow,
  expm1f,
  expm1fRow,
  exprelf,
  exprelfRow,
  phi1f,
  phi1fRow,
  rexprelf,
  rexprelfRow,
} from './single/exp'
export { coshf, coshfRow, sinhf, sinhfRow, tanhf, tanhfRow } from './single/hyperbolic'
export { log1pf, log1pfRow, logf, logfRow } from './single/log'
export { arccosf, arccosfRow, arcsinf, arcsinfRow, arctanf, arctanfRow } from './single/inverse-trig'
export { cosf, cosfRow, sinf, sinfRow, tanf, tanfRow } from './single/trig'
export { log10f, log10fRow, log2f, log2fRow } from './single/log-base'
export { powf, powfRow } from './single/power'
export { clipf, cubef, signf, squaref } from './single/arith'
export {
  addfRows,
  greatestfLine,
  greatestfRows,
  placefLine,
  productsfLines,
  squaresfLine,
  sumfLine,
} from './single/lines'
export {
  bitsfRow,
  ceilfRow,
  clampfRow,
  equalfPairRow,
  finitefRow,
  floorfRow,
  lessEqualfPairRow,
  lessfPairRow,
  maximumfRow,
  minimumfRow,
  notEqualfPairRow,
  roundfRow,
  signfRow,
  sqrtfRow,
  truncfRow,
} from './single/rows'
