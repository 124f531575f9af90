import type { Runtime } from '../compiler/index.ts'
import { each, eachPair, type MapLoop, type PairLoop } from './arrays/float-loops.ts'
import { type RowFunction, rowFunctions, type ScalarMath } from './arrays/math.ts'

/** Fewer numbers are not worth a row. */
const leastRow = 16

/** The functions of `runtime.wasm` for a script's own arithmetic. */
export function runtimeMath(runtime: Runtime): ScalarMath {
  const one = (name: string): ((x: number) => number) => {
    const called = runtime.function(name)
    return x => called(x)
  }
  const pow = runtime.function('pow')
  const mapped = rowFunctions.map((name): [RowFunction, MapLoop] => {
    const rows = runtime.rows(name)
    const single = each(runtime.function(name))
    return [name, (x, result) => (x.length < leastRow ? single(x, result) : rows(result, x))]
  })
  const powRows = runtime.rows('pow')
  const singlePow = eachPair((x, y) => pow(x, y))
  const powOfPairs: PairLoop = (x, y, result) =>
    result.length < leastRow ? singlePow(x, y, result) : powRows(result, x, y)
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
    rows: { ...(Object.fromEntries(mapped) as Record<RowFunction, MapLoop>), pow: powOfPairs },
  }
}
