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

const work = HEAP
const factorsAt: number = work + 16 * 64
const tables: number = factorsAt + 4 * 64

/** Longer rows are forgotten when they are done. */
const longestKept = 2 ** 20

interface Room {
  readonly length: number
  readonly buffer: ArrayBuffer
  readonly transform: Exported
}

/** Transforms of a thread. */
class Transforms {
  /** The room of the last row: rows of one length often follow one another. */
  #last: Room | undefined

  /**
   * Writes the transform of a row, not scaled: Σ xₖ e^(−2πi jk/n).
   *
   * @param tablesOf asked unless the row before had the same length, of which there must be two numbers at least
   * @throws HillockError `too-large` where there is no memory for it
   */
  transform({ re, im }: Parts, result: Parts, tablesOf: () => TransformTables): void {
    const { length } = re
    const room = this.#last?.length === length ? this.#last : prepared(length, tablesOf())
    this.#last = length <= longestKept ? room : undefined
    const rows = [4, 5, 6, 7].map(k => new Float64Array(room.buffer, tables + 8 * k * length, length))
    const [fromRe, fromIm, toRe, toIm] = rows
    fromRe?.set(re)
    fromIm?.set(im)
    const at = rows.map(({ byteOffset }) => byteOffset)
    room.transform(...at, tables + 64 * length, length, tables, factorsAt, work)
    if (toRe !== undefined) result.re.set(toRe)
    if (toIm !== undefined) result.im.set(toIm)
  }
}

export const transforms: Transforms = new Transforms()

function prepared(length: number, { factors, turns }: TransformTables): Room {
  const pages = Math.ceil((tables + 80 * length) / 65536)
  try {
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    const { prepareTransform, transformRow } = runtimeOver(memory)
    const { buffer } = memory
    new Int32Array(buffer, factorsAt, factors.length).set(factors)
    new Float64Array(buffer, tables, length).set(turns.re)
    new Float64Array(buffer, tables + 8 * length, length).set(turns.im)
    ;(prepareTransform as Exported)(tables, factorsAt, factors.length, length)
    return { length, buffer, transform: transformRow as Exported }
  } catch (cause) {
    throw orNoMemory(cause)
  }
}
