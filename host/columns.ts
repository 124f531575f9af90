import { Growing, type NumberArray } from './growing.ts'
import type { Element, MemoryView } from './memory.ts'

/** Recorded values by variable, each a list that grows. Integers of 64 bits become floats, exact up to 2⁵³. */
export class Columns {
  readonly #lists: ReadonlyMap<string, Growing<NumberArray>>

  constructor(columns: readonly RecordedColumn[]) {
    this.#lists = new Map(columns.map(({ variable, element }) => [variable, new Growing<NumberArray>(makers[element])]))
  }

  get variables(): readonly string[] {
    return [...this.#lists.keys()]
  }

  append(variable: string, values: MemoryView): void {
    const room = this.list(variable).extend(values.length)
    if (values instanceof BigInt64Array) room.set(Float64Array.from(values, Number))
    else room.set(values)
  }

  list(variable: string): Growing<NumberArray> {
    const list = this.#lists.get(variable)
    if (list === undefined) throw new Error(`no column for ${variable}`)
    return list
  }

  clear(): void {
    for (const list of this.#lists.values()) list.clear()
  }
}

/** What a column holds. */
export interface RecordedColumn {
  readonly variable: string
  readonly element: Element
}

const makers = {
  f64: (length: number) => new Float64Array(length),
  i64: (length: number) => new Float64Array(length),
  i32: (length: number) => new Int32Array(length),
  u8: (length: number) => new Uint8Array(length),
} satisfies Record<Element, (length: number) => NumberArray>

/** Zeros of the same type. */
export function emptyLike(array: NumberArray, length: number): NumberArray {
  if (array instanceof Float64Array) return new Float64Array(length)
  return array instanceof Int32Array ? new Int32Array(length) : new Uint8Array(length)
}
