/** `time.struct_time`, and the moments of the machine's clock as such. */
import { collect } from '../../evaluate/iterate.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { TupleValue, TupleVariant, Value } from '../../evaluate/values.ts'

const fields = [
  'tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst',
] // prettier-ignore

const variant: TupleVariant = {
  name: 'time.struct_time',
  fields,
  attribute: (value, name) => {
    if (name === 'n_fields' || name === 'n_sequence_fields') return BigInt(fields.length)
    return value.items[fields.indexOf(name)]
  },
}

/** The day of a year, the first being 1. */
function dayOfYear(year: number, month: number, day: number): number {
  return Math.round((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1
}

function made(parts: readonly number[]): TupleValue {
  return { kind: 'tuple', items: parts.map(BigInt), variant }
}

/** A moment by the clock on the wall. */
export function localParts(date: Date): TupleValue {
  const year = date.getFullYear()
  const offsets = [0, 6].map(month => new Date(year, month, 1).getTimezoneOffset())
  const isSummer = date.getTimezoneOffset() < Math.max(...offsets)
  return made([
    year, date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes(), date.getSeconds(),
    (date.getDay() + 6) % 7, dayOfYear(year, date.getMonth(), date.getDate()), Number(isSummer),
  ]) // prettier-ignore
}

/** A moment in Greenwich. */
export function universalParts(date: Date): TupleValue {
  const year = date.getUTCFullYear()
  return made([
    year, date.getUTCMonth() + 1, date.getUTCDate(), date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(),
    (date.getUTCDay() + 6) % 7, dayOfYear(year, date.getUTCMonth(), date.getUTCDate()), 0,
  ]) // prettier-ignore
}

/**
 * The time that nine numbers say, by the clock on the wall.
 *
 * @throws PythonError TypeError for anything else
 */
export function dateOfParts(value: Value, name: string, site: CallSite): Date {
  const items = typeof value === 'object' && value?.kind === 'tuple' ? collect(value, site) : undefined
  if (items === undefined) throw new PythonError('TypeError', 'Tuple or struct_time argument required')
  if (items.length !== fields.length) throw new PythonError('TypeError', `${name}(): illegal time tuple argument`)
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = items.map(each =>
    toInteger(each, 'an item', site),
  )
  const date = new Date(2000, Math.max(month, 1) - 1, Math.max(day, 1), hour, minute, second)
  date.setFullYear(year, Math.max(month, 1) - 1, Math.max(day, 1))
  if (Number.isNaN(date.getTime())) throw new PythonError('OverflowError', `${name} argument out of range`)
  return date
}
