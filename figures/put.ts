import type { Axes } from './figure.ts'
import { type KeywordReader, missing, oneDimensional } from './pyplot-arguments.ts'
import { changeShared } from './sharing.ts'
import type { Series } from './series.ts'

/** Puts a series on the axes and hands it back; limits that follow the data take it in, unless it is a text. */
export function put<S extends Series>(axes: Axes, series: S): S {
  axes.series.push(series)
  if (series.kind !== 'text')
    for (const direction of ['x', 'y'] as const) changeShared(axes, direction, { pictured: undefined })
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
