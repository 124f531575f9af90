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

/** What it makes of rows of one kind. */
export type RowLoop = <T extends Float64Array | Uint8Array>(result: T, ...values: readonly T[]) => void

type Exported = (...values: readonly (number | bigint)[]) => number | bigint

/** Where rows are filled, behind the module's own data, and behind them the table of the normals. */
const row: number = HEAP
/** How many numbers are computed together at most. */
const longestRow = 4096
const ziggurat: number = row + 8 * longestRow

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
  return {
    ziggurat,
    function: name => exported(name) as (...values: readonly number[]) => number,
    integerFunction: exported,
    rows(name) {
      const inPlace = exported(rowFunction(name))
      return (result, ...values) => {
        // The arguments share the row, in whole turns of 64 bytes; the first gives way to the values.
        const share = 64 * Math.floor((8 * longestRow) / 64 / values.length)
        const view = (at: number): typeof result => viewLike(result, memory.buffer, at, share)
        const parts = values.map((_, k) => view(row + share * k))
        const { BYTES_PER_ELEMENT: width, length } = result
        const most = share / width
        const addresses = parts.map(part => part.byteOffset)
        for (let first = 0; first < length; first += most) {
          const end = Math.min(first + most, length)
          for (const [k, value] of values.entries()) {
            if (value.length !== 1) parts[k]?.set(value.subarray(first, end))
            else if (k === 0 || first === 0) parts[k]?.fill(value[0] ?? NaN)
          }
          inPlace(...addresses, width * (end - first))
          result.set(end - first === most ? (parts[0] ?? []) : view(row).subarray(0, end - first), first)
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

/** So many bytes of a memory, as numbers of the same kind. */
function viewLike<T extends Float64Array | Uint8Array>(like: T, memory: ArrayBuffer, at: number, bytes: number): T {
  const view =
    like instanceof Float64Array ? new Float64Array(memory, at, bytes / 8) : new Uint8Array(memory, at, bytes)
  return view as T
}

function reserve(): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: HEAP / 65536 + 1, maximum: 65536 })
  } catch (cause) {
    throw orNoMemory(cause)
  }
}
