import { isDimensionless } from '../../units/index.ts'
import { at, type ArrayValue } from '../arrays/array.ts'
import type { CallSite } from '../evaluate/call.ts'
import { toArray } from '../evaluate/numeric.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { typeName } from '../evaluate/types.ts'
import { plainValue } from '../evaluate/classes/mixed-in.ts'
import { callSpecial, hasSpecial } from '../evaluate/classes/special.ts'
import { isInstance, str, type Value } from '../evaluate/values.ts'
import { formatFloat, formatInteger, formatText, readSpec } from './format-spec.ts'
import { escaped } from './quote.ts'
import { plainText, toRepr, toStr } from './show.ts'

/**
 * `format(value, spec)`: without a specification `str(value)`; quantities are formatted as their SI number
 * (semantics §4.5).
 */
export function formatValue(value: Value, spec: string, site: CallSite): string {
  const own =
    isInstance(value) && hasSpecial(value, '__format__')
      ? callSpecial(value, '__format__', [str(spec)], site)
      : undefined
  if (own !== undefined) return toStr(own, site.session)
  if (spec === '') return isArrayValue(value) ? plainText(value, site.session) : toStr(value, site.session)
  if (typeof value === 'object' && value?.kind === 'object' && value.type.format !== undefined)
    return value.type.format(value, spec)
  const read = readSpec(spec)
  if (typeof value === 'number') return formatFloat(value, read)
  if (typeof value === 'bigint') return formatInteger(value, read)
  if (typeof value === 'boolean') {
    return formatInteger(BigInt(value), read, 'bool')
  }
  if (value !== null) {
    if (value.kind === 'str') return formatText(value.text.text, read)
    const values = value.kind === 'array' || value.kind === 'unit' ? toArray(value, site) : undefined
    if (values !== undefined && values.shape.length === 0) {
      if (values.type === 'integer') return formatInteger(BigInt(at(values, 0)), read)
      if (values.type === 'boolean') return formatInteger(BigInt(at(values, 0)), read, 'bool')
      return formatFloat(at(values, 0), read)
    }
  }
  const name = typeName(value)
  throw new PythonError(
    'TypeError',
    `unsupported format string passed to ${name === 'ndarray' ? 'numpy.ndarray' : name}.__format__`,
  )
}

/** `!s`, `!r` and `!a` of a field. */
export function convert(value: Value, conversion: 's' | 'r' | 'a', site: CallSite): string {
  if (conversion === 's') return toStr(value, site.session)
  const text = toRepr(value, site.session)
  return conversion === 'r' ? text : ascii(text)
}

function ascii(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[^\u0000-\u007f]/gu, escaped)
}

/** The number `%d` and `%f` print: a Python float or int; undefined for what is no single number. */
export function numberOf(given: Value, site: CallSite): number | bigint | undefined {
  const value = plainValue(given)
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  if (value === null || (value.kind !== 'array' && value.kind !== 'unit')) return undefined
  const values = toArray(value, site)
  if (values === undefined || values.data.length !== 1) return undefined
  const number = at(values, 0)
  return values.type === 'float' || !isDimensionless(values.dimension) ? number : BigInt(number)
}

function isArrayValue(value: Value): value is ArrayValue {
  return typeof value === 'object' && value?.kind === 'array'
}
