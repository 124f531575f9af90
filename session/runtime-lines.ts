import { longestLine, type Runtime } from '../compiler/index.ts'
import { greatestFloat, leastFloat } from './arrays/float-loops.ts'
import type { LongLines, LongSingles } from './arrays/math.ts'
import { halfOf, pairwiseSum } from './arrays/reduce.ts'
import {
  addFloats,
  addMultiples,
  addSingles,
  greatestFloats,
  greatestSingles,
  leastFloats,
  leastSingles,
} from './generated/loops.ts'

/** Fewer numbers are not worth the way to the runtime, which is longer for rows that are brought back. */
const leastLine = 256
const leastRows = 4096

/** So many numbers of two lines stay in the processor's nearest memory. */
const linesTogether = longestLine / 4

/** The functions of `runtime.wasm` for lines of numbers. */
export function runtimeLines(runtime: Runtime): LongLines {
  const [sumLine, squaresLine] = [runtime.line('sumLine'), runtime.line('squaresLine')]
  const placeThere = runtime.function('placeLine')
  const addMultiplesThere = runtime.function('addMultiples')
  const isWhole = wholeLines(runtime)
  const sum = (line: Float64Array): number => {
    if (line.length < leastLine) return pairwiseSum(line)
    if (isWhole(line)) return sumLine(line)
    const half = halfOf(line.length)
    return sum(line.subarray(0, half)) + sum(line.subarray(half))
  }
  const few = (line: Float64Array, sign: 1 | -1): number => (sign > 0 ? greatestFloat(line) : leastFloat(line))
  const { greatest, placeOfExtreme } = longExtremes<Float64Array>(runtime, 'greatestLine', 'placeLine')
  const squares = (line: Float64Array, middle: number): number => {
    if (isWhole(line)) return squaresLine(line, middle)
    const half = halfOf(line.length)
    return squares(line.subarray(0, half), middle) + squares(line.subarray(half), middle)
  }
  return {
    sum,
    squares,
    products: longProducts<Float64Array>(runtime, 'productsLines'),
    addMultiples(x, factor, result) {
      const [from, to] = [runtime.addressOf(x), runtime.addressOf(result)]
      if (from === undefined || to === undefined) addMultiples(x, factor, result)
      else addMultiplesThere(to, from, x.length, factor[0] ?? NaN)
    },
    extreme(line, sign) {
      const found = line.length < leastLine ? few(line, sign) : greatest(line, sign).found
      // Which of several zeros is met first depends on how a line is gone through.
      return found === 0 ? (line[placeOfExtreme(line, sign)] ?? found) : found
    },
    placeOfExtreme,
    placesOfExtremes(lines, length, sign, result) {
      const from = runtime.addressOf(lines)
      for (let k = 0; k < result.length; k++) {
        const start = k * length
        result[k] =
          from === undefined
            ? placeOfExtreme(lines.subarray(start, start + length), sign)
            : placeThere(from + 8 * start, length, sign)
      }
    },
    addRows: rowsOnto(runtime, 'addRows', addFloats),
    greatestRows: rowsOnto(runtime, 'greatestRows', greatestFloats, 1),
    leastRows: rowsOnto(runtime, 'greatestRows', leastFloats, -1),
    singles: runtimeSingles(runtime),
  }
}

/** The same for numbers of single precision. */
function runtimeSingles(runtime: Runtime): LongSingles {
  const [sumLine, squaresLine] = [runtime.line('sumfLine'), runtime.line('squaresfLine')]
  const isWhole = wholeLines(runtime)
  const { greatest, placeOfExtreme } = longExtremes<Float32Array>(runtime, 'greatestfLine', 'placefLine')
  const sum = (line: Float32Array): number => {
    if (isWhole(line)) return sumLine(line)
    const half = halfOf(line.length)
    return Math.fround(sum(line.subarray(0, half)) + sum(line.subarray(half)))
  }
  const squares = (line: Float32Array, middle: number): number => {
    if (isWhole(line)) return squaresLine(line, middle)
    const half = halfOf(line.length)
    return Math.fround(squares(line.subarray(0, half), middle) + squares(line.subarray(half), middle))
  }
  return {
    sum,
    squares,
    products: longProducts<Float32Array>(runtime, 'productsfLines'),
    extreme(line, sign) {
      const { found } = greatest(line, sign)
      return found === 0 ? (line[placeOfExtreme(line, sign)] ?? found) : found
    },
    placeOfExtreme,
    addRows: rowsOnto(runtime, 'addfRows', addSingles),
    greatestRows: rowsOnto(runtime, 'greatestfRows', greatestSingles, 1),
    leastRows: rowsOnto(runtime, 'greatestfRows', leastSingles, -1),
  }
}

/** The sum of the products of two lines by a function of the runtime, some of which are added together. */
function longProducts<T extends Floats>(runtime: Runtime, name: string): (x: T, y: T) => number {
  const productsLines = runtime.lines(name)
  return (x, y) => {
    if (runtime.reaches(x) && runtime.reaches(y)) return productsLines(x, y, 0, x.length, linesTogether)
    let total = 0
    for (let start = 0; start < x.length; start += linesTogether)
      total += productsLines(x, y, start, Math.min(linesTogether, x.length - start), linesTogether)
    return total
  }
}

/** Says whether a line can be gone through at once. */
function wholeLines(runtime: Runtime): (line: Floats) => boolean {
  return line => line.length <= longestLine || runtime.reaches(line)
}

/** Extremes of lines by functions of the runtime for that kind of numbers, and where they stand. */
function longExtremes<T extends Floats>(
  runtime: Runtime,
  greatestName: string,
  placeName: string,
): {
  /** The number of a part of a line that is the greatest, with its sign, and where the part begins. */
  readonly greatest: (line: T, sign: 1 | -1) => { readonly found: number; readonly start: number }
  readonly placeOfExtreme: (line: T, sign: 1 | -1) => number
} {
  const [greatestLine, placeLine] = [runtime.line(greatestName), runtime.line(placeName)]
  const isWhole = wholeLines(runtime)
  const greatest = (line: T, sign: 1 | -1): { readonly found: number; readonly start: number } => {
    if (isWhole(line)) return { found: greatestLine(line, sign) * sign, start: 0 }
    let [found, start] = [-Infinity, 0]
    for (let first = 0; first < line.length; first += longestLine) {
      const part = greatestLine(line.subarray(first, first + longestLine), sign)
      if (part > found) [found, start] = [part, first]
      if (part !== part) return { found: part, start: first }
    }
    return { found: found * sign, start }
  }
  const placeOfExtreme = (line: T, sign: 1 | -1): number => {
    if (isWhole(line)) return placeLine(line, sign)
    const { start } = greatest(line, sign)
    return start + placeLine(line.subarray(start, start + longestLine), sign)
  }
  return { greatest, placeOfExtreme }
}

type Floats = Float64Array | Float32Array

function rowsOnto<T extends Floats>(
  runtime: Runtime,
  name: string,
  pair: (x: T, y: T, result: T) => void,
  ...how: readonly number[]
): (result: T, rows: T) => void {
  const many = runtime.ontoRow(name, ...how)
  return (result, rows) => {
    const { length } = result
    if (rows.length >= leastRows) many(result, rows)
    else for (let k = 0; k < rows.length; k += length) pair(result, rows.subarray(k, k + length) as T, result)
  }
}
