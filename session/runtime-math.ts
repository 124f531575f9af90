import type { Runtime } from '../compiler/index.ts'
import type { ScalarMath } from './arrays/math.ts'

/** The functions of `runtime.wasm` for a script's own arithmetic. */
export function runtimeMath(runtime: Runtime): ScalarMath {
  const one = (name: string): ((x: number) => number) => {
    const called = runtime.function(name)
    return x => called(x)
  }
  const pow = runtime.function('pow')
  return {
    exp: one('exp'),
    expm1: one('expm1'),
    log: one('log'),
    log2: one('log2'),
    log10: one('log10'),
    log1p: one('log1p'),
    sin: one('sin'),
    cos: one('cos'),
    tan: one('tan'),
    arcsin: one('arcsin'),
    arccos: one('arccos'),
    arctan: one('arctan'),
    sinh: one('sinh'),
    cosh: one('cosh'),
    tanh: one('tanh'),
    arcsinh: one('arcsinh'),
    arccosh: one('arccosh'),
    arctanh: one('arctanh'),
    exprel: one('exprel'),
    pow: (x, y) => pow(x, y),
  }
}
