/** Sums, means and extremes of numbers of single precision: every step in that precision, as numpy has it. */
import { addSingles, multiplySingles, subtractSingles } from '../generated/loops.ts'
import type { LongLines } from './math.ts'
import { eachBlock, type Lines, requireSome, type SingleReducer } from './reduce.ts'
import { unwrittenSingles } from './unwritten.ts'

export const totalOfSingles: SingleReducer = Object.assign(
  (line: Float32Array, long: LongLines) => long.singles.sum(line) + 0,
  { byRows: totals },
)

export const meanOfSingles: SingleReducer = Object.assign(mean, { byRows: means })

function mean(line: Float32Array, long: LongLines): number {
  return Math.fround(long.singles.sum(line) / line.length)
}

function totals(data: Float32Array, lines: Lines, result: Float32Array, long: LongLines): void {
  eachBlock(data, lines, result, long.singles.addRows)
}

function means(data: Float32Array, lines: Lines, result: Float32Array, long: LongLines): void {
  totals(data, lines, result, long)
  divide(result, lines.length)
}

/** By a number that may have more digits. */
function divide(result: Float32Array, by: number): void {
  for (let k = 0; k < result.length; k++) result[k] = (result[k] ?? NaN) / by
}

/** The mean square distance from the mean, divided by `n - freedom`, or its root. */
export function spreadOfSingles(freedom: number, root: boolean): SingleReducer {
  const own = (line: Float32Array, long: LongLines): number => {
    const freed = Math.max(0, line.length - freedom)
    const square = Math.fround(long.singles.squares(line, mean(line, long)) / freed)
    return root ? Math.fround(Math.sqrt(square)) : square
  }
  const byRows: SingleReducer['byRows'] = (data, lines, result, long) => {
    means(data, lines, result, long)
    const [middles, squares] = [Float32Array.from(result), unwrittenSingles(lines.after)]
    result.fill(0)
    for (let i = 0; i < lines.before; i++) {
      const [middle, sums] = [lineOf(middles, i, lines.after), lineOf(result, i, lines.after)]
      for (let k = 0; k < lines.length; k++) {
        subtractSingles(lineOf(data, i * lines.length + k, lines.after), middle, squares)
        multiplySingles(squares, squares, squares)
        addSingles(sums, squares, sums)
      }
    }
    divide(result, Math.max(0, lines.length - freedom))
    if (root) for (let k = 0; k < result.length; k++) result[k] = Math.sqrt(result[k] ?? NaN)
  }
  return Object.assign(own, { byRows })
}

function lineOf(data: Float32Array, which: number, length: number): Float32Array {
  return data.subarray(which * length, (which + 1) * length)
}

/** The least or greatest; NaN if there is one. */
export function extremeOfSingles(sign: 1 | -1): SingleReducer {
  const own = (line: Float32Array, long: LongLines): number => {
    requireSome(line, sign)
    return long.singles.extreme(line, sign)
  }
  const byRows: SingleReducer['byRows'] = (data, lines, result, long) => {
    requireSome(lines, sign)
    const choose = sign > 0 ? long.singles.greatestRows : long.singles.leastRows
    eachBlock(data, lines, result, (found, rows) => {
      found.set(rows.subarray(0, lines.after))
      choose(found, rows.subarray(lines.after))
    })
  }
  return Object.assign(own, { byRows })
}
