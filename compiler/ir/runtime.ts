/** `runtime.wasm` at work: the functions of modules for values that no module computes. */
import { HEAP } from '../../abi/index.ts'
import { gatherThere, placeOfFew, type Stepped, viewLike } from './array-kernels.ts'
import { arrayMemory, leastLent, WORK } from './array-memory.ts'
import { rowFunction } from './operations.ts'
import { runtimeExport as exported } from './runtime-exports.ts'

/** The exports of runtime.wasm that take and give numbers, by name, and rows of random numbers. */
export interface Runtime {
  /** A function of `runtime-as/` that takes and gives no 64-bit integers. */
  function(name: string): (...values: readonly number[]) => number
  /**
   * The same function for rows of numbers where it has such a form: its values, bit by bit, into `result`. An argument of a
   * single number serves all of a row.
   */
  rows(name: string): RowLoop
  /** A function of two rows of numbers or of truths, of which one may be a single one. */
  pairs(name: string): PairOfRows
  /** The same of numbers, and whether the size of each one that it gives is at most this. */
  pairsWithin(name: string, most: number): (result: Float64Array, ...pair: Pair<Float64Array>) => boolean
  /** A function of a row and single numbers, which gives numbers or truths. */
  rowWith(name: string): RowWithNumbers
  /** Whether functions reach these numbers where they are, so that lines of them may have any length. */
  reaches(numbers: Row): boolean
  /** Where that is. */
  addressOf(numbers: Row): number | undefined
  /** A function that makes one number of {@link longestLine} numbers at most, as a second argument says. */
  line(name: string): (line: Floats, how?: number) => number
  /** The same of so many numbers of two lines, from one on. */
  lines(name: string): <T extends Floats>(x: T, y: T, start: number, count: number, how: number) => number
  /** A function that adds to a row of numbers, or puts into it otherwise as numbers say, rows as long as it that follow one another. */
  ontoRow(name: string, ...how: readonly number[]): <T extends Floats>(result: T, rows: T) => void
  /** A function of `runtime-as/`; 64-bit integers are bigint. */
  integerFunction(name: string): (...values: readonly (number | bigint)[]) => number | bigint
  /** The address of the table that normals are drawn by: the last argument of `normalAt`. */
  readonly ziggurat: number
  /** What neurons 0 … length−1 draw: uniforms in [0, 1) or standard normals. */
  draw(kind: 'rand' | 'randn', length: number, stream: number, key: readonly [low: number, high: number]): Float64Array
  /**
   * Places from 0 up to `length` that are taken with probability p each, in order: those behind the `taken` ones of which `place`
   * was the last. Not all where there are as many as `room`. To be copied: the next ones stand in the same memory.
   */
  takePlaces(
    behind: { readonly taken: number; readonly place: number; readonly room: number },
    length: number,
    p: number,
    stream: number,
    key: readonly [low: number, high: number],
  ): Int32Array
  /** What neurons draw from Poisson distributions of these means. */
  poisson(means: ArrayLike<number>, stream: number, key: readonly [low: number, high: number]): Float64Array
  /** What they draw from binomial distributions of so many trials with these probabilities; 1 where a normal number may do. */
  binomial(
    trials: ArrayLike<number>,
    probabilities: ArrayLike<number>,
    approximate: ArrayLike<number>,
    stream: number,
    key: readonly [low: number, high: number],
  ): Float64Array
}

type Floats = Float64Array | Float32Array

type Row = Floats | Uint8Array

type Values = Row | Stepped<Row>

/** What it makes of rows of one kind. */
export type RowLoop = (result: Float64Array, values: Float64Array, ...others: readonly Float64Array[]) => void

/** Rows, or elements that steps lead to in the memory, which are brought together piece by piece. */
type Pair<T extends Row> = readonly [x: T | Stepped<T>, y: T | Stepped<T>]

/** What it makes of two rows of one kind: numbers or truths. */
export type PairOfRows = <T extends Row>(result: Row, ...pair: Pair<T>) => void

/** What it makes of a row of numbers and single ones. */
export type RowWithNumbers = (result: Row, row: Floats | Stepped<Floats>, ...numbers: readonly number[]) => void

const ziggurat: number = HEAP
/**
 * Where rows are filled: in the middle of a page of memory, since arrays begin with one, and copies between places that are
 * alike in their pages wait for each other.
 */
const row: number = WORK + 2048
/** How many numbers are drawn together at most. */
const longestRow = 4096
/**
 * How many bytes of each argument are computed together at most: many, since it takes a while whenever memory is gone
 * on with elsewhere, and so few that they stay near.
 */
const share = 65536
/** Functions go through rows in turns of so many bytes, beyond their end if need be. */
const turn = 64

/** How many numbers of each of two lines are put there together at most. */
export const longestLine: number = longestRow / 2

/** How many places {@link Runtime.takePlaces} gives at most. */
export const mostPlaces: number = 2 * longestRow

/**
 * The runtime, which holds no state between calls but the table of the normals.
 *
 * @throws HillockError `too-large` where there is no memory for it
 */
export function createRuntime(): Runtime {
  const { memory } = arrayMemory
  exported('makeZiggurat')(ziggurat)
  const takePlaces = exported('takePlaces')
  const other = row + 8 * longestLine
  const pairsOf = (name: string) => {
    const put = exported(rowFunction(name))
    return (result: Row, x: Values, y: Values, look?: (to: number, bytes: number) => void): void => {
      const [ofX = 0, ofY = 0] = [x, y].map(value => (lengthOf(value) === result.length ? -1 : 0))
      eachPiece(result, [x, y], false, (to, [a = 0, b = 0], bytes) => {
        put(to, a, b, ofX, ofY, bytes)
        look?.(to, bytes)
      })
    }
  }
  return {
    ziggurat,
    function: name => exported(name) as (...values: readonly number[]) => number,
    integerFunction: exported,
    rows(name) {
      const inPlace = exported(rowFunction(name))
      return (result, values, ...others) => {
        // What stands where the values will be is copied over.
        const kept = others.map(other => (other === result ? other.slice() : other))
        eachPiece(result, [values, ...kept], true, (to, [from = 0, ...rest], bytes) => {
          // The memory may have grown.
          if (from !== to) new Uint8Array(memory.buffer).copyWithin(to, from, from + bytes)
          inPlace(to, ...rest, bytes)
        })
      }
    },
    pairs: pairsOf,
    pairsWithin(name, most) {
      const pairs = pairsOf(name)
      const areWithin = exported('areWithin')
      return (result, x, y) => {
        let holds = true
        // Numbers are looked at while they are near.
        pairs(result, x, y, (to, bytes) => {
          // The last one may stand in a vector by itself.
          if (bytes % 16 !== 0) new Float64Array(memory.buffer)[(to + bytes) / 8] = 0
          holds &&= areWithin(to, most, bytes) !== 0
        })
        return holds
      }
    },
    rowWith(name) {
      const put = exported(rowFunction(name))
      return (result, values, ...numbers) => {
        eachPiece(result, [values], true, (to, [from = 0], bytes) => put(to, from, ...numbers, bytes))
      }
    },
    reaches: numbers => arrayMemory.addressOf(numbers) !== undefined,
    addressOf: numbers => arrayMemory.addressOf(numbers),
    line(name) {
      const made = exported(name) as (...values: readonly number[]) => number
      return (line, how = 0) => made(placeFor(row, line, 0, line.length), line.length, how)
    },
    lines(name) {
      const made = exported(name) as (...values: readonly number[]) => number
      return (x, y, start, count, how) =>
        made(placeFor(row, x, start, count), placeFor(other, y, start, count), count, how)
    },
    ontoRow(name, ...how) {
      const put = exported(name)
      return (result, rows) => {
        const { length } = result
        const one = viewLike(result, row, longestLine)
        const count = rows.length / Math.max(1, length)
        const there = arrayMemory.addressOf(rows)
        const isNear = there !== undefined && length <= longestLine
        const most = isNear ? count : Math.max(1, Math.floor(longestLine / Math.max(1, length)))
        for (let left = 0; left < length; left += longestLine) {
          const right = Math.min(left + longestLine, length)
          one.set(result.subarray(left, right))
          for (let start = 0; start < count; start += most) {
            const end = Math.min(start + most, count)
            // Of several rows all columns, of one as many as there is room for.
            const from = placeFor(other, rows, start * length + left, (end - 1 - start) * length + right - left)
            put(one.byteOffset, from, right - left, end - start, ...how)
          }
          result.set(one.subarray(0, right - left), left)
        }
      }
    },
    draw(kind, length, stream, [low, high]) {
      const fill = exported(kind === 'rand' ? 'fillUniforms' : 'fillNormals')
      const table = kind === 'rand' ? [] : [ziggurat]
      const there = 8 * length < leastLent ? undefined : arrayMemory.lend(8 * length)
      if (there !== undefined) {
        // Whole groups are written, for which a page has room.
        fill(there.byteOffset, 0, length, 0n, 0, stream, low, high, ...table)
        return new Float64Array(there.buffer, there.byteOffset, length)
      }
      const result = new Float64Array(length)
      for (let first = 0; first < length; first += longestRow) {
        const end = Math.min(first + longestRow, length)
        fill(row, first, end, 0n, 0, stream, low, high, ...table)
        result.set(new Float64Array(memory.buffer, row, end - first), first)
      }
      return result
    },
    takePlaces({ taken, place, room }, length, p, stream, [low, high]) {
      const count = takePlaces(row, room, taken, place, length, p, stream, low, high)
      return new Int32Array(memory.buffer, row, Number(count))
    },
    poisson(means, stream, [low, high]) {
      const poisson = exported('poisson')
      return Float64Array.from(means, (mean, neuron) => Number(poisson(mean, neuron, 0n, 0, stream, low, high)))
    },
    binomial(trials, probabilities, approximate, stream, [low, high]) {
      const binomial = exported('binomialAt')
      return Float64Array.from(trials, (n, neuron) =>
        Number(
          binomial(n, probabilities[neuron] ?? 0, approximate[neuron] ?? 0, neuron, 0n, 0, stream, low, high, ziggurat),
        ),
      )
    },
  }
}

/** Where so many numbers of a line are, or have been copied to. */
function placeFor(room: number, line: Floats, start: number, count: number): number {
  const there = arrayMemory.addressOf(line)
  if (there !== undefined) return there + line.BYTES_PER_ELEMENT * start
  viewLike(line, room, count).set(count === line.length ? line : line.subarray(start, start + count))
  return room
}

/**
 * Goes through rows in pieces. Those that functions reach are computed where they are, as far as they fill whole turns; all
 * others go through the middle of the memory.
 *
 * @param isOver whether values may stand where the first row was: a single number then is there as often as there are
 *   values, otherwise for one turn
 */
function eachPiece(
  result: Row,
  values: readonly [Values, ...(readonly Values[])],
  isOver: boolean,
  compute: (to: number, from: readonly number[], bytes: number) => void,
): void {
  const { length, BYTES_PER_ELEMENT: widthThere } = result
  const width = ('rows' in values[0] ? values[0].data : values[0]).BYTES_PER_ELEMENT
  const made = viewLike(result, isOver ? row : row + 2 * share, share / width)
  const there = arrayMemory.addressOf(result)
  const readers = values.map((value, k) => readerOf(value, k, length, isOver))
  const from = values.map(() => 0)
  const inTurn = turn / width
  const most = lengthOfPieces(values, width)
  for (let first = 0, count = 0; first < length; first += count) {
    count = Math.min(most, length - first)
    if (count > inTurn) count -= count % inTurn
    const isWhole = count % inTurn === 0
    for (let k = 0; k < from.length; k++) from[k] = readers[k]?.(first, count, isWhole) ?? NaN
    if (there !== undefined && isWhole) compute(there + first * widthThere, from, width * count)
    else {
      compute(made.byteOffset, from, width * count)
      result.set(made.length === count ? made : made.subarray(0, count), first)
    }
  }
}

/** Says where so many values stand from one on, which are brought there if need be. */
type Reader = (first: number, count: number, isWhole: boolean) => number

function readerOf(value: Values, k: number, length: number, isOver: boolean): Reader {
  const room = row + share * k
  if ('rows' in value) {
    const at = arrayMemory.addressOf(value.data) ?? placeOfFew(value.data, row + share * (3 + k)) ?? NaN
    return (first, count) => {
      gatherThere(value, at, first, count, room)
      return room
    }
  }
  const width = value.BYTES_PER_ELEMENT
  const own = viewLike(value, room, share / width)
  const there = value.length === length ? arrayMemory.addressOf(value) : undefined
  return (first, count, isWhole) => {
    if (isWhole && there !== undefined) return there + first * width
    if (value.length === length) own.set(count === length ? value : value.subarray(first, first + count))
    else if (!isOver) {
      if (first === 0) own.fill(value[0] ?? NaN, 0, turn / width)
    } else if (first === 0 || k === 0) own.fill(value[0] ?? NaN, 0, count)
    return room
  }
}

/** So many bytes that steps lead to stay in the processor's nearest memory, beside those that they are made into. */
const nearShare = 4096

/**
 * How long a piece is. Of elements that stand next to each other down, rows are brought together whole, an even number of them
 * that fills turns if there is room for one.
 */
function lengthOfPieces(values: readonly Values[], width: number): number {
  const most = share / width
  let isStepped = false
  for (const value of values) {
    if (!('rows' in value)) continue
    isStepped = true
    if (value.rows === 1 || value.down !== 1) continue
    const rows = Math.floor(most / value.columns)
    for (let count = rows - (rows % 2); count > 0; count -= 2) {
      if ((count * value.columns * width) % turn === 0) return count * value.columns
    }
  }
  return isStepped ? nearShare / width : most
}

function lengthOf(values: Values): number {
  return 'rows' in values ? values.rows * values.columns : values.length
}
