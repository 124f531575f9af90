import type { Runtime } from '../compiler/index.ts'
import { bothHold, type ByteLoop, oneHolds, theyDiffer } from './arrays/byte-loops.ts'
import { each, eachPair, type MapLoop, type PairLoop, roundedBy } from './arrays/float-loops.ts'
import { type Choices, type RowFunction, rowFunctions, type ScalarMath } from './arrays/math.ts'
import { maximumFloats, minimumFloats, signFloats } from './generated/loops.ts'

/** Fewer numbers are not worth a row. */
const leastRow = 16

/** Fewer numbers, and so many truths, are chosen faster one by one. */
const leastChoice = 256

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
    rows: {
      ...(Object.fromEntries(mapped) as Record<RowFunction, MapLoop>),
      pow: powOfPairs,
      ...choices(runtime),
    },
  }
}

function choices(runtime: Runtime): Choices {
  const pairs = (name: string, few: PairLoop): PairLoop => {
    const rows = runtime.rows(name)
    return (x, y, result) => (result.length < leastChoice ? few(x, y, result) : rows(result, x, y))
  }
  const truths = (name: string, few: ByteLoop): ByteLoop => {
    const rows = runtime.rows(name)
    return (x, y, result) => (result.length < leastChoice ? few(x, y, result) : rows(result, x, y))
  }
  const [signs, clamped, rounded] = [runtime.rows('sign'), runtime.rows('clamp'), runtime.rows('round')]
  return {
    maximum: pairs('maximum', maximumFloats),
    minimum: pairs('minimum', minimumFloats),
    sign: (x, result) => (x.length < leastChoice ? signFloats(x, result) : signs(result, x)),
    clamp(x, least, most, result) {
      if (result.length >= leastChoice) {
        clamped(result, x, least, most)
        return
      }
      maximumFloats(x, least, result)
      minimumFloats(result, most, result)
    },
    roundedBy: factor => (x, result) => {
      if (x.length < leastChoice) roundedBy(factor)(x, result)
      else rounded(result, x, Float64Array.of(factor))
    },
    bothHold: truths('bothHold', bothHold),
    oneHolds: truths('oneHolds', oneHolds),
    theyDiffer: truths('theyDiffer', theyDiffer),
  }
}
