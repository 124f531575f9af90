import type { PairOfRows, RowWithNumbers, Runtime } from '../compiler/index.ts'
import { bothHold, oneHolds, theyDiffer } from './arrays/byte-loops.ts'
import {
  areSafeIntegers,
  each,
  eachPair,
  type LoopOfPairs,
  type MapLoop,
  type NarrowLoop,
  type PairLoop,
  type PairLoops,
  requireExact,
  roundedBy,
  type SingleTestLoop,
  type TestLoop,
} from './arrays/float-loops.ts'
import {
  angleOf,
  type Arithmetic,
  type Choices,
  type RowFunction,
  rowFunctions,
  type ScalarMath,
  type Tests,
} from './arrays/math.ts'
import {
  addFloats,
  addSingles,
  areFinite,
  areInfinite,
  areNaN,
  areOther,
  areZero,
  divideFloats,
  divideSingles,
  equalFloats,
  lessEqualFloats,
  lessFloats,
  maximumFloats,
  minimumFloats,
  multiplyFloats,
  multiplySingles,
  notEqualFloats,
  signFloats,
  subtractFloats,
  subtractSingles,
} from './generated/loops.ts'
import { runtimeLines } from './runtime-lines.ts'

/** Fewer numbers are not worth a row. */
const leastRow = 16

/** Fewer numbers, and so many truths, are chosen faster one by one. */
const leastChoice = 256

/** Fewer numbers take as long to find in the memory as to compute. */
const leastReached = 4096

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
  const scalars = {
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
    pow: (x: number, y: number) => pow(x, y),
  }
  return {
    ...scalars,
    rows: {
      ...(Object.fromEntries(mapped) as Record<RowFunction, MapLoop>),
      pow: functionOfPairs(runtime, 'pow', eachPair(scalars.pow)),
      arctan2: functionOfPairs(
        runtime,
        'arctan2',
        eachPair((y, x) => angleOf(y, x, scalars)),
      ),
      ...choices(runtime),
      ...tests(runtime),
      ...arithmetic(runtime),
    },
    lines: runtimeLines(runtime),
  }
}

/** A function of pairs by the runtime's rows, where there are not few of them. */
function functionOfPairs(runtime: Runtime, name: string, few: PairLoop): PairLoop {
  const rows = runtime.rows(name)
  return (x, y, result) => (result.length < leastRow ? few(x, y, result) : rows(result, x, y))
}

/** A loop over pairs by the runtime's vectors, where there are not few of them. */
function longPairs<T extends Row>(
  runtime: Runtime,
  name: string,
  few: (x: T, y: T, result: T) => void,
): LoopOfPairs<T, T> {
  const rows = runtime.pairs(name)
  const loop: LoopOfPairs<T, T> = (x, y, result) =>
    result.length < leastChoice ? few(x, y, result) : rows(result, x, y)
  return Object.assign(loop, { stepped: steppedBy<T, T>(rows) })
}

type Row = Float64Array | Float32Array | Uint8Array

/** A function of two rows for elements that steps lead to. */
function steppedBy<Given extends Row, Made extends Row>(rows: PairOfRows): LoopOfPairs<Given, Made>['stepped'] & {} {
  return (x, y, result) => rows(result, x, y)
}

function choices(runtime: Runtime): Choices {
  const [signs, clamped, rounded] = [runtime.rowWith('sign'), runtime.rowWith('clamp'), runtime.rowWith('round')]
  return {
    maximum: longPairs(runtime, 'maximum', maximumFloats),
    minimum: longPairs(runtime, 'minimum', minimumFloats),
    sign: (x, result) => (x.length < leastChoice ? signFloats(x, result) : signs(result, x)),
    clamp(least, most) {
      const few = each(a => {
        const raised = a < least ? least : a
        return raised > most ? most : raised
      })
      return (x, result) => (x.length < leastChoice ? few(x, result) : clamped(result, x, least, most))
    },
    roundedBy: factor => (x, result) => {
      if (x.length < leastChoice) roundedBy(factor)(x, result)
      else rounded(result, x, factor)
    },
    bothHold: longPairs(runtime, 'bothHold', bothHold),
    oneHolds: longPairs(runtime, 'oneHolds', oneHolds),
    theyDiffer: longPairs(runtime, 'theyDiffer', theyDiffer),
  }
}

/** Where two rows are compared, copies of both take longer than vectors save. */
function tests(runtime: Runtime): Tests {
  // x < y is -y < -x: where the single number stands on the left, both are compared with the other sign.
  const pair = (few: TestLoop, rows: RowWithNumbers, name: string): TestLoop => {
    const both = runtime.pairs(`${name}Pair`)
    const stepped: TestLoop['stepped'] = (x, y, result) => {
      if ('length' in y && y.length === 1) rows(result, x, y[0] ?? NaN, 1)
      else if ('length' in x && x.length === 1) rows(result, y, x[0] ?? NaN, -1)
      else both(result, x, y)
    }
    const loop: TestLoop = (x, y, result) => {
      const isPair = x.length === y.length
      const isSlow = isPair && !(isReached(runtime, result) && runtime.reaches(x) && runtime.reaches(y))
      if (result.length < leastChoice || isSlow) few(x, y, result)
      else stepped(x, y, result)
    }
    return Object.assign(loop, { stepped })
  }
  const eitherWay = (name: string, ...how: readonly number[]): RowWithNumbers => {
    const rows = runtime.rowWith(name)
    return (result, row, number = NaN) => rows(result, row, number, ...how)
  }
  const single = (few: SingleTestLoop, name: string, ...numbers: readonly number[]): SingleTestLoop => {
    const rows = runtime.rowWith(name)
    return (x, result) => (x.length < leastChoice ? few(x, result) : rows(result, x, ...numbers))
  }
  return {
    less: pair(lessFloats, runtime.rowWith('less'), 'less'),
    lessEqual: pair(lessEqualFloats, runtime.rowWith('lessEqual'), 'lessEqual'),
    equal: pair(equalFloats, eitherWay('equal', 0), 'equal'),
    notEqual: pair(notEqualFloats, eitherWay('notEqual'), 'notEqual'),
    areNaN: single(areNaN, 'notNumber'),
    areFinite: single(areFinite, 'finite'),
    areZero: single(areZero, 'equal', 0, 0),
    areInfinite: single(areInfinite, 'equal', Infinity, 1),
    areOther: single(areOther, 'notEqual', 0),
  }
}

/** Whether a row is long, and functions reach it where it is. */
function isReached(runtime: Runtime, result: Float64Array | Uint8Array): boolean {
  return result.length >= leastReached && runtime.reaches(result)
}

/**
 * Doubles that functions do not reach are computed by JavaScript, which copies would not make up for; numbers of single
 * precision four at a time.
 */
function arithmetic(runtime: Runtime): Arithmetic {
  const loops = (name: string, few: PairLoop, narrow: string, fewNarrow: NarrowLoop): PairLoops => {
    const rows = runtime.pairs(name)
    const rowsWithin = runtime.pairsWithin(name, Number.MAX_SAFE_INTEGER)
    const reaches = (row: Float64Array): boolean => row.length === 1 || runtime.reaches(row)
    const areReached: (...rows: Parameters<PairLoop>) => boolean = (x, y, result) =>
      isReached(runtime, result) && reaches(x) && reaches(y)
    const floats: PairLoop = (x, y, result) => {
      if (areReached(x, y, result)) rows(result, x, y)
      else few(x, y, result)
    }
    const integers: PairLoop = (x, y, result) => {
      if (areReached(x, y, result)) requireExact(rowsWithin(result, x, y))
      else {
        few(x, y, result)
        requireExact(areSafeIntegers(result))
      }
    }
    const steppedIntegers: PairLoop['stepped'] = (x, y, result) => requireExact(rowsWithin(result, x, y))
    return {
      floats: Object.assign(floats, { stepped: steppedBy<Float64Array, Float64Array>(rows) }),
      singles: longPairs(runtime, narrow, fewNarrow),
      integers: Object.assign(integers, { stepped: steppedIntegers }),
    }
  }
  return {
    add: loops('add', addFloats, 'addf', addSingles),
    subtract: loops('subtract', subtractFloats, 'subtractf', subtractSingles),
    multiply: loops('multiply', multiplyFloats, 'multiplyf', multiplySingles),
    divide: loops('divide', divideFloats, 'dividef', divideSingles),
  }
}
