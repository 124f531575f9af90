/** Names of a module that are found one by one, as a map that is only read. */
import type { Value } from './values.ts'

export abstract class ReadNames implements ReadonlyMap<string, Value> {
  abstract get(name: string): Value | undefined

  /** Every name, in order; those that have no value any more may be among them. */
  protected abstract candidates(): Iterable<string>

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  get size(): number {
    return [...this.entries()].length
  }

  *entries(): MapIterator<[string, Value]> {
    for (const name of this.candidates()) {
      const value = this.get(name)
      if (value !== undefined) yield [name, value]
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }

  forEach(each: (value: Value, name: string, all: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this.entries()) each(value, name, this)
  }
}
