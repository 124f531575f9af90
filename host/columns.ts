import type { Element } from '../abi/manifest.ts'
import { Growing, type NumberArray, numberArrays, numbersOf } from './growing.ts'
import type { MemoryView } from './memory.ts'

/** Recorded values by variable, each a list that grows. */
export class Columns {
  readonly #lists: ReadonlyMap<string, Growing<NumberArray>>

  constructor(columns: readonly RecordedColumn[]) {
    this.#lists = new Map(
      columns.map(({ variable, element }) => [variable, new Growing<NumberArray>(numberArrays[element])]),
    )
  }

  /** The lists by name: `values v`. */
  get lists(): [name: string, list: Growing<NumberArray>][] {
    return Array.from(this.#lists, ([variable, list]) => [`values ${variable}`, list])
  }

  append(variable: string, values: MemoryView): void {
    this.list(variable).extend(values.length).set(numbersOf(values))
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
