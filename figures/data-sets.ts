/** Several sets of numbers side by side, as `hist`, `boxplot` and `violinplot` take them, and what describes a set. */
import { columnsOf, oneDimensional } from './pyplot-arguments.ts'
import { isArrayLike, isTable } from './repr.ts'

/** The arrays of a list of them; undefined for anything else, a list of numbers for instance. */
export function listOfArrays(data: unknown, what: string): readonly Float64Array[] | undefined {
  const list = Array.isArray(data) ? (data as readonly unknown[]) : []
  if (!list.some(entry => isArrayLike(entry) || isTable(entry))) return undefined
  return list.map(entry => oneDimensional(entry, what))
}

/** The rows of a two-dimensional array; undefined for anything else. */
export function rowsOf(value: unknown): readonly Float64Array[] | undefined {
  if (!isTable(value) || value.shape.length !== 2) return undefined
  const [rows = 0, columns = 0] = value.shape
  const { data } = value
  return Array.from({ length: rows }, (_, row) =>
    Float64Array.from({ length: columns }, (_unused, column) => data[row * columns + column] ?? NaN),
  )
}

/** One set of values, the columns of a table, or one of each entry of a list. */
export function setsOf(data: unknown): readonly Float64Array[] {
  const list = listOfArrays(data, 'x')
  if (list !== undefined) return list
  const columns = columnsOf(data, 'x')
  return columns.length === 0 ? [new Float64Array()] : columns
}

/** Of sorted values the one that so large a share lies below, between the two nearest. */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? NaN
  const high = sorted[Math.ceil(place)] ?? NaN
  return low + (high - low) * (place - Math.floor(place))
}

export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
