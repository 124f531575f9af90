/** Discrete Fourier transforms by `runtime.wasm`, in a memory of their own, which any engine has. */
import { HEAP } from '../../abi/index.ts'
import { orNoMemory } from '../../diagnostics/index.ts'
import { type Exported, runtimeOver } from './runtime-exports.ts'

/** Complex numbers in two rows. */
interface Parts {
  readonly re: Float64Array
  readonly im: Float64Array
}

/** What does not depend on the numbers. */
export interface TransformTables {
  /** Of the length, none of them larger than {@link largestFactor}, in the order in which it is divided by them. */
  readonly factors: readonly number[]
  /** e^(−2πi k/n) for every k below the length n. */
  readonly turns: Parts
}

/** The largest factor that is dealt with term by term. */
export const largestFactor: number = 61

/** The memory: room for twice as many numbers as the largest factor, and for the factors of any length, then the rows. */
const work = HEAP
const factorsAt: number = work + 16 * 64
const rowsAt: number = factorsAt + 4 * 64
/** Rows as long as what is transformed, by where they begin: four of tables, then two for both parts of each. */
const rows = { tables: 0, given: 4, made: 6, turned: 8, end: 10 } as const

/** After longer rows the memory is given up. */
const longestKept = 2 ** 20

interface Engine {
  readonly memory: WebAssembly.Memory
  readonly prepare: Exported
  readonly transform: Exported
}

/** Transforms of a thread, in one memory, which grows. */
class Transforms {
  #engine: Engine | undefined
  /** How long the row was whose tables stand there. */
  #length = 0

  /**
   * Writes the transform of a row, not scaled: Σ xₖ e^(−2πi jk/n).
   *
   * @param tablesOf asked unless the row before had the same length, of which there must be two numbers at least
   * @throws HillockError `too-large` where there is no memory for it
   */
  transform({ re, im }: Parts, result: Parts, tablesOf: () => TransformTables): void {
    const { length } = re
    const { memory, prepare, transform } = this.#engineFor(length)
    const at = (row: number): number => rowsAt + 8 * row * length
    const rowAt = (row: number): Float64Array => new Float64Array(memory.buffer, at(row), length)
    if (this.#length !== length) {
      const { factors, turns } = tablesOf()
      new Int32Array(memory.buffer, factorsAt, factors.length).set(factors)
      rowAt(rows.tables).set(turns.re)
      rowAt(rows.tables + 1).set(turns.im)
      prepare(at(rows.tables), factorsAt, factors.length, length)
      this.#length = length
    }
    rowAt(rows.given).set(re)
    rowAt(rows.given + 1).set(im)
    const parts = [rows.given, rows.given + 1, rows.made, rows.made + 1].map(at)
    transform(...parts, at(rows.turned), length, at(rows.tables), factorsAt, work)
    result.re.set(rowAt(rows.made))
    result.im.set(rowAt(rows.made + 1))
    if (length <= longestKept) return
    this.#engine = undefined
    this.#length = 0
  }

  #engineFor(length: number): Engine {
    const pages = Math.ceil((rowsAt + 8 * rows.end * length) / 65536)
    try {
      this.#engine ??= engineOver(new WebAssembly.Memory({ initial: pages, maximum: 65536 }))
      const { memory } = this.#engine
      const missing = pages - memory.buffer.byteLength / 65536
      if (missing > 0) memory.grow(missing)
      return this.#engine
    } catch (cause) {
      throw orNoMemory(cause)
    }
  }
}

function engineOver(memory: WebAssembly.Memory): Engine {
  const { prepareTransform, transformRow } = runtimeOver(memory)
  return { memory, prepare: prepareTransform as Exported, transform: transformRow as Exported }
}

export const transforms: Transforms = new Transforms()
