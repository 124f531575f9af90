import { didYouMean } from '../diagnostics/index.ts'
import { FigureError, notDrawn, typeError, valueError } from './error.ts'
import { isArrayLike, isTable, repr } from './repr.ts'
import { undrawnKeywords } from './undrawn.ts'

/** The keywords of a call, by name, already evaluated. */
export type Keywords = ReadonlyMap<string, unknown>

/** No keywords. */
export const noKeywords: Keywords = new Map()

/**
 * The keywords of one call, taken one after the other; `done()` refuses what nobody took.
 * Several names of one thing (`lw`, `linewidth`) are given together.
 */
export class KeywordReader {
  readonly #call: string
  readonly #artist: string | undefined
  readonly #left: Map<string, unknown>
  readonly #known: string[] = []

  /**
   * @param artist matplotlib's class of what is drawn, where that is what refuses keywords
   */
  constructor(call: string, keywords: Keywords, artist?: string) {
    this.#call = call
    this.#artist = artist
    this.#left = new Map(keywords)
  }

  /** The value under any of the names; undefined when absent. */
  take(...names: readonly string[]): unknown {
    this.#known.push(...names)
    const given = names.filter(name => this.#left.has(name))
    const [name, other] = given
    if (name !== undefined && other !== undefined) {
      throw typeError(`Got both '${name}' and '${other}', which are aliases of one another`)
    }
    if (name === undefined) return undefined
    const value = this.#left.get(name)
    this.#left.delete(name)
    return value
  }

  /** A number under any of the names. */
  number(...names: readonly string[]): number | undefined {
    const value = this.take(...names)
    return value === undefined || value === null ? undefined : toNumber(value, names[0] ?? '')
  }

  /** A text under any of the names; numbers are written out. */
  text(...names: readonly string[]): string | undefined {
    const value = this.take(...names)
    return value === undefined || value === null ? undefined : toText(value)
  }

  /** Python's truth of the value under any of the names. */
  flag(...names: readonly string[]): boolean | undefined {
    const value = this.take(...names)
    return value === undefined || value === null ? undefined : truth(value)
  }

  /** Takes keywords that change nothing that is drawn here. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.take(name)
  }

  /** What stands under a name, without taking it. */
  peek(name: string): unknown {
    return this.#left.get(name)
  }

  /** Takes everything that is left. */
  rest(): Keywords {
    const left = new Map(this.#left)
    this.#left.clear()
    return left
  }

  /**
   * Refuses what is left.
   * @param undrawn keywords that matplotlib knows and that are not drawn here, besides those of the table
   */
  done(...undrawn: readonly string[]): void {
    for (const name of this.#left.keys()) {
      const inTable = undrawnKeywords.get(this.#call.replace(/^set_/, ''))?.includes(name)
      if (inTable === true || undrawn.includes(name))
        throw notDrawn(`'${name}' of ${this.#call}() is not drawn yet`, 'leave it out')
      const near = didYouMean(name, this.#known)
      const help = near ?? `it takes ${[...new Set(this.#known)].join(', ')}`
      if (this.#artist === undefined)
        throw typeError(`${this.#call}() got an unexpected keyword argument '${name}'`, help)
      throw new FigureError(
        'AttributeError',
        `${this.#artist}.set() got an unexpected keyword argument '${name}'`,
        help,
      )
    }
  }
}

/** Gives positional arguments their names, so that a table of keywords reads both. */
export function named(call: string, names: readonly string[], args: readonly unknown[], keywords: Keywords): Keywords {
  if (args.length > names.length) throw tooMany(call, names.length, args.length)
  const all = new Map(keywords)
  args.forEach((value, k) => {
    const name = names[k] ?? ''
    if (all.has(name)) throw typeError(`${call}() got multiple values for argument '${name}'`)
    all.set(name, value)
  })
  return all
}

/**
 * The one argument of a call, by position or by its name.
 * @param undrawn as for {@link KeywordReader.done}
 */
export function onlyArgument(
  call: string,
  name: string,
  args: readonly unknown[],
  keywords: Keywords,
  ...undrawn: readonly string[]
): unknown {
  const reader = new KeywordReader(call, named(call, [name], args, keywords))
  const value = reader.take(name)
  if (value === undefined) throw missing(call, name)
  reader.done(...undrawn)
  return value
}

/** Refuses whatever is given to a call that takes nothing. */
export function nothingGiven(call: string, args: readonly unknown[], keywords: Keywords): void {
  if (args.length > 0) throw tooMany(call, 0, args.length)
  new KeywordReader(call, keywords).done()
}

/** Whether an argument is one of the things that are told apart by `kind`. */
export function isKind<Thing extends { readonly kind: string }>(value: unknown, kind: Thing['kind']): value is Thing {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === kind
}

/** A dict of keywords within a call; none where there is no dict. */
export function mapOf(value: unknown): Keywords {
  return value instanceof Map ? (value as Keywords) : noKeywords
}

/** The error for more positional arguments than a call takes. */
export function tooMany(call: string, most: number, given: number): FigureError {
  const taken = most === 1 ? '1 positional argument' : `${most} positional arguments`
  return typeError(`${call}() takes ${taken} but ${given} were given`)
}

/** The error for an argument that has to be there. */
export function missing(call: string, name: string): FigureError {
  return typeError(`${call}() missing 1 required positional argument: '${name}'`)
}

/** A finite or infinite number; true and false count as 1 and 0. */
export function toNumber(value: unknown, what: string): number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  const [only] = isArrayLike(value) && value.length === 1 ? Array.from(value) : []
  if (typeof only === 'number') return only
  throw typeError(`${what} must be a number, not ${repr(value)}`)
}

/** Text as `str` would give it for the plain values. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return repr(value)
  throw typeError(`a text is needed here, not ${repr(value)}`)
}

/** Python's truth value. */
export function truth(value: unknown): boolean {
  return isArrayLike(value) ? value.length > 0 : Boolean(value)
}

/**
 * The columns of an array: one for a number or a one-dimensional array, as many as it has for a two-dimensional one.
 * Two dimensions come as a list of equally long rows, or as `{ shape: [rows, columns], data }` with data row after row.
 * The numbers are copied.
 */
export function columnsOf(value: unknown, what: string): readonly Float64Array[] {
  if (isTable(value)) {
    const [rows = value.data.length, columns] = value.shape
    if (value.shape.length > 2)
      throw valueError(`${what} can be no greater than 2-D, but has ${value.shape.length} dimensions`)
    if (columns === undefined) return [Float64Array.from(value.data)]
    const { data } = value
    return Array.from({ length: columns }, (_, c) =>
      Float64Array.from({ length: rows }, (_unused, r) => data[r * columns + c] ?? NaN),
    )
  }
  if (!isArrayLike(value)) return [Float64Array.of(toNumber(value, what))]
  if (value instanceof BigInt64Array || value instanceof BigUint64Array) return [Float64Array.from(value, Number)]
  if (!Array.isArray(value)) return [new Float64Array(value as ArrayLike<number>)]
  const first: unknown = value[0]
  if (!isArrayLike(first) && !isTable(first)) return [Float64Array.from(value, entry => toEntry(entry, what))]
  const rows = value.map(row => {
    if (!isArrayLike(row) && !isTable(row)) throw inhomogeneous(what)
    return oneDimensional(row, what)
  })
  const width = rows[0]?.length ?? 0
  if (rows.some(row => row.length !== width)) throw inhomogeneous(what)
  return Array.from({ length: width }, (_, c) => Float64Array.from(rows, row => row[c] ?? NaN))
}

function inhomogeneous(what: string): FigureError {
  return valueError(`${what} has rows of different lengths`)
}

function toEntry(entry: unknown, what: string): number {
  return entry === null ? NaN : toNumber(entry, what)
}

/** A one-dimensional array of numbers, copied; a number is an array of one. */
export function oneDimensional(value: unknown, what: string): Float64Array {
  const columns = columnsOf(value, what)
  const [column] = columns
  if (columns.length === 1 && column) return column
  if (columns.length === 0) return new Float64Array()
  throw valueError(`${what} must be 1-D, but has ${columns.length} columns`)
}

/** A pair such as limits, with None as undefined; undefined when the value is no pair. */
export function pairOf(value: unknown): readonly [unknown, unknown] | undefined {
  return isArrayLike(value) && value.length === 2 ? [value[0], value[1]] : undefined
}

/** The entry of a table of words, or an error listing them. */
export function oneOf<T>(table: Readonly<Record<string, T>>, word: string, what: string): T {
  const entry = Object.hasOwn(table, word) ? table[word] : undefined
  if (entry !== undefined) return entry
  const words = Object.keys(table)
    .map(name => `'${name}'`)
    .join(', ')
  throw valueError(`'${word}' is not a valid value for ${what}; supported values are ${words}`)
}
