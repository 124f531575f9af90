/** `TimedArray`: an input that equations ask for by the time (semantics §10.4). */
import type { TimedValues } from '../compiler/model/external.ts'
import { error, HillockError, requireOptions, type Span, wrongArgument } from '../diagnostics/index.ts'
import { type Dimension, dimensionless, roundHalfEven, seconds } from '../units/index.ts'
import { isNumbers } from './is-numbers.ts'
import { parsedUnit, type QuantityLike, siValue } from './quantities.ts'
import { tools } from './tools.ts'

export interface TimedArrayOptions {
  /** What the values are counted in: `'nA'`; nothing unless given. */
  readonly unit?: string | undefined
  /** Of values in SI, in the place of a unit. */
  readonly dimension?: Dimension | undefined
  /** Brian's name; `_timedarray` unless given. */
  readonly name?: string | undefined
  /** Where it is made. */
  readonly span?: Span | undefined
}

/**
 * Values that follow one another, one every dt; the last one is held for good, and the first one before time 0. In equations it is a
 * function of the time, `I(t)`, and of a column where each row has several, `I(t, i)`.
 *
 * ```ts
 * const I = new TimedArray([0, 1, 0], '10 ms', { unit: 'nA' })
 * new NeuronGroup(10, 'dv/dt = (I(t)*R - v)/tau : volt', { namespace: { I, R: '100 Mohm', tau: '10 ms' } })
 * ```
 */
export class TimedArray implements TimedValues {
  readonly kind = 'timed array'
  readonly name: string
  readonly dt: number
  readonly values: Float64Array
  readonly columns: number | undefined
  readonly dimension: Dimension

  /**
   * @param values a number for each row, or as many for each
   * @param dt from row to row, with its unit: `'10 ms'`
   * @throws HillockError `type-mismatch`, `unit-mismatch`, `bad-value`
   */
  constructor(
    values: ArrayLike<number> | readonly ArrayLike<number>[],
    dt: QuantityLike,
    options: TimedArrayOptions = {},
  ) {
    requireOptions('TimedArray', options, { name: 'text', unit: 'text', dimension: 'own', span: 'span' })
    const { unit, name = '_timedarray', span } = options
    const { value, dimension } =
      unit === undefined ? { value: 1, dimension: options.dimension ?? dimensionless } : parsedUnit(unit)
    const rows = rowsOf(values, span)
    this.name = name
    this.dt = siValue(dt, seconds, 'dt')
    this.columns = rows.columns
    this.values = Float64Array.from(rows.values, each => each * value)
    this.dimension = dimension
    if (this.dt > 0 && Number.isFinite(this.dt) && this.values.length > 0) return
    const message =
      this.values.length === 0
        ? 'ValueError: a TimedArray needs values'
        : 'ValueError: dt has to be positive and finite'
    throw new HillockError([error('bad-value', span, message)])
  }

  /**
   * The value at a time, as code that goes by steps of this length sees it.
   *
   * @param t seconds
   * @param step seconds
   */
  at(t: number, step: number, column = 0): number {
    const { columns = 1, values, dt } = this
    if (column < 0 || column >= columns) return Number.NaN
    const parts = tools().runtime.function('timedParts')(dt, step)
    // As in modules, no time is the first one.
    const row = Math.trunc(roundHalfEven(t / (dt / parts)) / parts) || 0
    const last = values.length / columns - 1
    return values[Math.min(Math.max(row, 0), last) * columns + column] ?? Number.NaN
  }
}

interface Rows {
  readonly values: ArrayLike<number>
  readonly columns: number | undefined
}

function rowsOf(values: unknown, span: Span | undefined): Rows {
  if (isNumbers(values)) return { values, columns: undefined }
  if (!Array.isArray(values) || !values.every(isNumbers)) {
    throw wrongArgument('values', 'an array of numbers, or of rows of numbers', values, span)
  }
  const columns = values[0]?.length ?? 0
  if (values.every(({ length }) => length === columns))
    return { values: values.flatMap(row => Array.from(row)), columns }
  const message = 'ValueError: the rows of a TimedArray have as many values each'
  throw new HillockError([error('bad-value', span, message)])
}
