import type { Value } from './reference.ts'

/** One recorded array, as `--save FILE.json` writes it. */
export interface Column {
  readonly unit: string
  readonly data: readonly Value[] | readonly (readonly Value[])[]
}

/** What Hillock made of a model file. */
export interface Observed {
  readonly printed: string
  /** Absent where the model ran to its end. `line` counts from 1. */
  readonly error?: { readonly message: string; readonly line?: number }
  /** Recorded arrays by monitor and variable: `spikemon.t`, `statemon.v`. */
  readonly columns: Readonly<Record<string, Column>>
}

/** A column of numbers; undefined where nothing was recorded under this name. */
export function numbers(observed: Observed, name: string): readonly number[] | undefined {
  return observed.columns[name]?.data.flat().map(toNumber)
}

/** A column as one row per recorded neuron, whether it was saved as rows or as one array, row after row. */
export function rows(observed: Observed, name: string, count: number): readonly (readonly number[])[] | undefined {
  const all = numbers(observed, name)
  if (!all) return undefined
  const length = count ? all.length / count : 0
  return Array.from({ length: count }, (_, row) => all.slice(row * length, (row + 1) * length))
}

/** JSON has no word for NaN and infinity; they may come as words, or NaN as null. */
export function toNumber(value: Value | null): number {
  if (typeof value === 'number') return value
  if (value === null) return NaN
  return value === 'nan' ? NaN : value === 'inf' ? Infinity : -Infinity
}
