import type { Value } from './reference.ts'

/** One recorded array in SI units: a list, or a row for each recorded neuron. What is not finite may be null. */
export interface Column {
  readonly values: readonly (number | null)[] | readonly (readonly (number | null)[])[]
}

/** What Hillock made of a model file. */
export interface Observed {
  readonly printed: string
  /** Absent where the model ran to its end. `code` is the diagnostic's, `line` counts from 1. */
  readonly error?: { readonly code: string | undefined; readonly message: string; readonly line?: number }
  /** Recorded arrays by monitor and variable: `spikemon.t`, `statemon.v`. */
  readonly columns: Readonly<Record<string, Column>>
  /** How many it drew, where that was counted. */
  readonly figures?: number
}

/** A column of numbers; undefined where nothing was recorded under this name. */
export function numbers(observed: Observed, name: string): readonly number[] | undefined {
  return observed.columns[name]?.values.flat().map(toNumber)
}

/** A column as one row per recorded neuron, whether it was saved as rows or as one array, row after row. */
export function rows(observed: Observed, name: string, count: number): readonly (readonly number[])[] | undefined {
  const all = numbers(observed, name)
  if (!all) return undefined
  const length = count ? all.length / count : 0
  return Array.from({ length: count }, (_, row) => all.slice(row * length, (row + 1) * length))
}

/** JSON has no word for NaN and infinity: a reference says them in words, a saved file as null. */
export function toNumber(value: Value | null): number {
  switch (value) {
    case null:
    case 'nan':
      return NaN
    case 'inf':
      return Infinity
    case '-inf':
      return -Infinity
    default:
      return value
  }
}
