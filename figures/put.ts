import type { Axes } from './figure.ts'
import { type KeywordReader, missing, oneDimensional } from './pyplot-arguments.ts'
import type { Series } from './series.ts'

/** Puts a series on the axes and hands it back. */
export function put<S extends Series>(axes: Axes, series: S): S {
  axes.series.push(series)
  return series
}

/** One value for all of so many, or the values as they are. */
export function spread(values: Float64Array, count: number): Float64Array {
  return values.length === 1 ? new Float64Array(count).fill(values[0] ?? NaN) : values
}

/** An array of numbers that the call cannot do without. */
export function required(reader: KeywordReader, call: string, name: string): Float64Array {
  const value = reader.take(name)
  if (value === undefined) throw missing(call, name)
  return oneDimensional(value, name)
}
