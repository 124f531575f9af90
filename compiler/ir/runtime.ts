/** `runtime.wasm` at work: the functions of modules for values that no module computes. */
import { HEAP } from '../../abi/index.ts'
import { orNoMemory } from '../../diagnostics/index.ts'
import { runtimeWasm } from '../generated/runtime-wasm.ts'
import { rowFunction } from './operations.ts'

/** The exports of runtime.wasm that take and give numbers, by name, and rows of random numbers. */
export interface Runtime {
  /** A function of `runtime-as/` that takes and gives no 64-bit integers. */
  function(name: string): (...values: readonly number[]) => number
  /**
   * The same function for rows of numbers, or of truths, where it has such a form: its values, bit by bit, into `result`.
   * An argument of a single number serves all of a row.
   */
  rows(name: string): RowLoop
  /** A function of a row and single numbers, which gives numbers or truths. */
  rowWith(name: string): RowWithNumbers
  /** A function that tells whether something holds of all numbers of a row, 0 among them, given single ones. */
  test(name: string): (row: Float64Array, ...numbers: readonly number[]) => boolean
  /** A function that makes one number of {@link longestLine} numbers at most, as a second argument says. */
  line(name: string): (line: Float64Array, how?: number) => number
  /** The same of two lines, one as long as the other. */
  lines(name: string): (x: Float64Array, y: Float64Array) => number
  /** A function that adds to a row of numbers, or puts into it otherwise as numbers say, rows as long as it that follow one another. */
  ontoRow(name: string, ...how: readonly number[]): (result: Float64Array, rows: Float64Array) => void
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

type Row = Float64Array | Float32Array | Uint8Array

/** What it makes of rows of one kind. */
export type RowLoop = <T extends Row>(result: T, ...values: readonly T[]) => void

/** What it makes of a row of numbers and single ones. */
export type RowWithNumbers = (
  result: Float64Array | Uint8Array,
  row: Float64Array,
  ...numbers: readonly number[]
) => void

type Exported = (...values: readonly (number | bigint)[]) => number | bigint

const ziggurat: number = HEAP
/**
 * Where rows are filled, behind the module's own data and the table of the normals: in the middle of a page of memory,
 * since arrays begin with one, and copies between places that are alike in their pages wait for each other.
 */
const row: number = HEAP + 16384 + 2048
/** How many numbers are drawn together at most. */
const longestRow = 4096
/**
 * How many bytes of each argument are computed together at most: many, since it takes a while whenever memory is gone
 * on with elsewhere, and so few that they stay near.
 */
const share = 65536
const mostArguments = 2

/** How many numbers of each of two lines are put there together at most. */
export const longestLine: number = longestRow / 2

/** How many places {@link Runtime.takePlaces} gives at most. */
export const mostPlaces: number = 2 * longestRow

/**
 * Instantiates the runtime; it holds no state between calls but the table of the normals.
 *
 * @throws HillockError `too-large` where there is no memory for it
 */
export function createRuntime(): Runtime {
  const bytes = Uint8Array.from(atob(runtimeWasm), character => character.charCodeAt(0))
  const memory = reserve()
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
  const exported = (name: string): Exported => {
    const found = instance.exports[name]
    if (typeof found !== 'function') throw new Error(`the runtime has no function ${name}`)
    return found as Exported
  }
  exported('makeZiggurat')(ziggurat)
  const takePlaces = exported('takePlaces')
  const one = new Float64Array(memory.buffer, row, longestLine)
  const other = new Float64Array(memory.buffer, row + 8 * longestLine, longestLine)
  return {
    ziggurat,
    function: name => exported(name) as (...values: readonly number[]) => number,
    integerFunction: exported,
    rows(name) {
      const inPlace = exported(rowFunction(name))
      return (result, ...values) => {
        // The first argument gives way to the values.
        const parts = values.map((_, k) => viewLike(result, memory.buffer, row + share * k, share))
        const { BYTES_PER_ELEMENT: width, length } = result
        const most = share / width
        const addresses = parts.map(part => part.byteOffset)
        // Those of the first argument may stand in the result before, unless another one is still to be read there.
        const isFree = !values.includes(result, 1)
        for (let first = 0; first < length; first += most) {
          const end = Math.min(first + most, length)
          for (const [k, value] of values.entries()) {
            const piece = value.length === 1 ? value : value.subarray(first, end)
            if (value.length !== 1) parts[k]?.set(k === 0 && isFree ? throughResult(piece, result, first) : piece)
            else if (k === 0 || first === 0) parts[k]?.fill(value[0] ?? NaN)
          }
          inPlace(...addresses, width * (end - first))
          copyStart(parts[0] ?? result, end - first, result, first)
        }
      }
    },
    rowWith(name) {
      const inPlace = exported(rowFunction(name))
      const part = new Float64Array(memory.buffer, row, share / 8)
      return (result, values, ...numbers) => {
        const { length } = values
        const made = viewLike(result, memory.buffer, row, part.length * result.BYTES_PER_ELEMENT)
        for (let first = 0; first < length; first += part.length) {
          const end = Math.min(first + part.length, length)
          part.set(throughResult(values.subarray(first, end), result, first))
          inPlace(row, ...numbers, 8 * (end - first))
          copyStart(made, end - first, result, first)
        }
      }
    },
    test(name) {
      const holds = exported(name)
      const part = new Float64Array(memory.buffer, row, share / 8)
      return (values, ...numbers) => {
        const { length } = values
        for (let first = 0; first < length; first += part.length) {
          const end = Math.min(first + part.length, length)
          part.set(values.subarray(first, end))
          // The last one may stand in a vector by itself.
          if (end - first < part.length) part[end - first] = 0
          if (holds(row, ...numbers, 8 * (end - first)) === 0) return false
        }
        return true
      }
    },
    line(name) {
      const made = exported(name) as (...values: readonly number[]) => number
      return (line, how = 0) => {
        one.set(line)
        return made(one.byteOffset, line.length, how)
      }
    },
    lines(name) {
      const made = exported(name) as (...values: readonly number[]) => number
      return (x, y) => {
        one.set(x)
        other.set(y)
        return made(one.byteOffset, other.byteOffset, x.length)
      }
    },
    ontoRow(name, ...how) {
      const put = exported(name)
      return (result, rows) => {
        const { length } = result
        const count = rows.length / Math.max(1, length)
        const most = Math.max(1, Math.floor(longestLine / Math.max(1, length)))
        for (let left = 0; left < length; left += longestLine) {
          const right = Math.min(left + longestLine, length)
          one.set(result.subarray(left, right))
          for (let start = 0; start < count; start += most) {
            const end = Math.min(start + most, count)
            // Of several rows all columns, of one as many as there is room for.
            other.set(rows.subarray(start * length + left, (end - 1) * length + right))
            put(one.byteOffset, other.byteOffset, right - left, end - start, ...how)
          }
          result.set(one.subarray(0, right - left), left)
        }
      }
    },
    draw(kind, length, stream, [low, high]) {
      const fill = exported(kind === 'rand' ? 'fillUniforms' : 'fillNormals')
      const table = kind === 'rand' ? [] : [ziggurat]
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

/**
 * The numbers where results of their kind will be: memory is read and written at once, and is near when it is written to
 * again.
 */
function throughResult(numbers: Row, result: Row, at: number): Row {
  if (!(result instanceof Float64Array)) return numbers
  const there = result.subarray(at, at + numbers.length)
  there.set(numbers)
  return there
}

/** Copies so many of the first elements. */
function copyStart<T extends Row>(from: T, count: number, to: T, at: number): void {
  to.set(from.length === count ? from : from.subarray(0, count), at)
}

/** So many bytes of a memory, as numbers of the same kind. */
function viewLike<T extends Row>(like: T, memory: ArrayBuffer, at: number, bytes: number): T {
  const kind = like.constructor as new (memory: ArrayBuffer, at: number, length: number) => T
  return new kind(memory, at, bytes / like.BYTES_PER_ELEMENT)
}

function reserve(): WebAssembly.Memory {
  const bytes = row + mostArguments * share
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536), maximum: 65536 })
  } catch (cause) {
    throw orNoMemory(cause)
  }
}
