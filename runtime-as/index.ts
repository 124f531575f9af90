/*
 * `runtime.wasm`: the functions of this folder for a session's own arithmetic, so that a script's `exp(x)` has the bits
 * of a module's. Scalars go through parameters; arrays through the memory that the host supplies.
 */

import { expV } from './exp'
import { logV } from './log'

export { exp, expm1, exprel, phi1 } from './exp'
export { log } from './log'
export { cosTau, sinTau } from './tau'
export { fillNormals, fillUniforms, philoxWord, uniformAt } from './random'
export { lowerBound, sortSpikes } from './records'

/** e^x of `count` doubles from `from` to `to`; both have room for an even number. */
export function mapExp(from: usize, to: usize, count: i32): void {
  const bytes = (<usize>count) << 3
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, expV(v128.load(from + at)))
}

/** ln x of `count` doubles, otherwise as `mapExp`. */
export function mapLog(from: usize, to: usize, count: i32): void {
  const bytes = (<usize>count) << 3
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, logV(v128.load(from + at)))
}
