import type { PairOfRows, RowWithNumbers, Runtime } from '../compiler/index.ts'
import { mapByPieces, pairsByPieces, testByPieces, testPairsByPieces } from './arrays/by-pieces.ts'
import { bothHold, oneHolds, theyDiffer } from './arrays/byte-loops.ts'
import {
  areSafeIntegers,
  type BothMapLoop,
  each,
  eachPair,
  type LoopOfPairs,
  type MapLoop,
  type NarrowLoop,
  type NarrowMapLoop,
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
  type Plain,
  type RowFunction,
  rowFunctions,
  type ScalarMath,
  type Tests,
} from './arrays/math.ts'
import { addShort, multiplyShort, subtractShort } from './arrays/short-loops.ts'
import {
  absoluteFloats,
  addFloats,
  addSingles,
  areFinite,
  areInfinite,
  areNaN,
  areOther,
  areZero,
  ceilFloats,
  divideFloats,
  divideSingles,
  equalFloats,
  floorFloats,
  lessEqualFloats,
  lessFloats,
  maximumFloats,
  minimumFloats,
  multiplyFloats,
  multiplySingles,
  multiplyWords,
  negateFloats,
  notEqualFloats,
  roundFloats,
  signFloats,
  squareFloats,
  squareRootFloats,
  subtractFloats,
  subtractSingles,
  truncateFloats,
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
      ...plain(runtime),
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
function longPairs<Given extends Row, Made extends Row = Given>(
  runtime: Runtime,
  name: string,
  few: (x: Given, y: Given, result: Made) => void,
): LoopOfPairs<Given, Made> {
  const rows = runtime.pairs(name)
  const loop: LoopOfPairs<Given, Made> = (x, y, result) =>
    result.length < leastChoice ? few(x, y, result) : rows(result, x, y)
  return Object.assign(loop, { stepped: steppedBy<Given, Made>(rows) })
}

type Row = Float64Array | Float32Array | Uint8Array

/** A function of two rows for elements that steps lead to. */
function steppedBy<Given extends Row, Made extends Row>(rows: PairOfRows): LoopOfPairs<Given, Made>['stepped'] & {} {
  return (x, y, result) => rows(result, x, y)
}

function choices(runtime: Runtime): Choices {
  const [signs, clamped, rounded] = [runtime.rowWith('sign'), runtime.rowWith('clamp'), runtime.rowWith('round')]
  const [clampedSingles, roundedSingles] = [runtime.rowWith('clampf'), runtime.rowWith('roundf')]
  const chosen = (name: string, few: PairLoop): PairLoops => ({
    floats: longPairs(runtime, name, few),
    singles: longPairs(runtime, `${name}f`, pairsByPieces(few)),
  })
  return {
    maximum: chosen('maximum', maximumFloats),
    minimum: chosen('minimum', minimumFloats),
    sign: narrow(runtime, (x, result) => (x.length < leastChoice ? signFloats(x, result) : signs(result, x)), 'signf'),
    clamp(least, most) {
      const few = each(a => {
        const raised = a < least ? least : a
        return raised > most ? most : raised
      })
      const loop: MapLoop = (x, result) => (x.length < leastChoice ? few(x, result) : clamped(result, x, least, most))
      const singles: NarrowMapLoop = (x, result) => clampedSingles(result, x, least, most)
      return Object.assign(loop, { singles })
    },
    roundedBy(factor) {
      const few = roundedBy(factor)
      const loop: MapLoop = (x, result) => (x.length < leastChoice ? few(x, result) : rounded(result, x, factor))
      const singles: NarrowMapLoop = (x, result) => roundedSingles(result, x, factor)
      return Object.assign(loop, { singles })
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
    const singles = longPairs<Float32Array, Uint8Array>(runtime, `${name}fPair`, testPairsByPieces(few))
    return Object.assign(loop, { stepped, singles })
  }
  const eitherWay = (name: string, ...how: readonly number[]): RowWithNumbers => {
    const rows = runtime.rowWith(name)
    return (result, row, number = NaN) => rows(result, row, number, ...how)
  }
  const single = (few: SingleTestLoop, name: string, ...numbers: readonly number[]): SingleTestLoop => {
    const rows = runtime.rowWith(name)
    return (x, result) => (x.length < leastChoice ? few(x, result) : rows(result, x, ...numbers))
  }
  const [equalSingles, notEqualSingles] = [runtime.pairs('equalfPair'), runtime.pairs('notEqualfPair')]
  const finiteSingles = runtime.rowWith('finitef')
  return {
    less: pair(lessFloats, runtime.rowWith('less'), 'less'),
    lessEqual: pair(lessEqualFloats, runtime.rowWith('lessEqual'), 'lessEqual'),
    equal: pair(equalFloats, eitherWay('equal', 0), 'equal'),
    notEqual: pair(notEqualFloats, eitherWay('notEqual'), 'notEqual'),
    areNaN: withSingles(single(areNaN, 'notNumber'), (x, result) => notEqualSingles(result, x, x)),
    areFinite: withSingles(single(areFinite, 'finite'), (x, result) => finiteSingles(result, x)),
    areZero: withSingles(single(areZero, 'equal', 0, 0), (x, result) => equalSingles(result, x, zeroSingle)),
    areInfinite: single(areInfinite, 'equal', Infinity, 1),
    areOther: withSingles(single(areOther, 'notEqual', 0), (x, result) => notEqualSingles(result, x, zeroSingle)),
  }
}

/** 0, which serves all of a row. */
const zeroSingle = Float32Array.of(0)

/** A test with its form for numbers of single precision, where there are not few of them. */
function withSingles(test: SingleTestLoop, many: SingleTestLoop['singles'] & {}): SingleTestLoop {
  const few = testByPieces(test)
  const own: SingleTestLoop = (x, result) => test(x, result)
  const singles: SingleTestLoop['singles'] = (x, result) => (x.length < leastChoice ? few : many)(x, result)
  return Object.assign(own, { singles })
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
    add: { ...loops('add', addFloats, 'addf', addSingles), words: addFloats, short: addShort },
    subtract: {
      ...loops('subtract', subtractFloats, 'subtractf', subtractSingles),
      words: subtractFloats,
      short: subtractShort,
    },
    multiply: {
      ...loops('multiply', multiplyFloats, 'multiplyf', multiplySingles),
      words: multiplyWords,
      short: multiplyShort,
    },
    divide: loops('divide', divideFloats, 'dividef', divideSingles),
  }
}

/** A loop over doubles with a function of the runtime for numbers of single precision, where there are not few of them. */
function narrow(runtime: Runtime, floats: MapLoop, name: string, ...how: readonly number[]): BothMapLoop {
  const [few, rows] = [mapByPieces(floats), runtime.rowWith(name)]
  const own: MapLoop = (x, result) => floats(x, result)
  const singles: NarrowMapLoop = (x, result) => (x.length < leastChoice ? few(x, result) : rows(result, x, ...how))
  return Object.assign(own, { singles })
}

function plain(runtime: Runtime): Plain {
  const products = longPairs(runtime, 'multiplyf', multiplySingles)
  return {
    absolute: narrow(runtime, absoluteFloats, 'bitsf', ~(1 << 31), 0),
    negative: narrow(runtime, negateFloats, 'bitsf', -1, 1 << 31),
    square: {
      floats: (x, _, result) => squareFloats(x, result),
      singles: (x, _, result) => products(x, x, result),
    },
    squareRoot: narrow(runtime, squareRootFloats, 'sqrtf'),
    floor: narrow(runtime, floorFloats, 'floorf'),
    ceil: narrow(runtime, ceilFloats, 'ceilf'),
    truncate: narrow(runtime, truncateFloats, 'truncf'),
    round: narrow(runtime, roundFloats, 'roundf', 1),
  }
}
