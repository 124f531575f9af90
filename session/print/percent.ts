/** `'%5.2f ms' % value`: C-like formatting of strings. Pieces of the format keep their place in the script. */
import { concatenate, sliceText, type SourceText } from '../../diagnostics/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { floatToInteger } from '../evaluate/float-to-integer.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { typeName } from '../evaluate/types.ts'
import { callSpecial, hasSpecial } from '../evaluate/classes/special.ts'
import { isInstance, isStr, str, type DictValue, type Value } from '../evaluate/values.ts'
import { exponential, fixed, general } from './float.ts'
import { convert, numberOf } from './format-value.ts'

const conversion = /%(?:\(([^)]*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?([hlL])?(.)?/gsu

/** Widths and precisions beyond this are refused. */
const widest = 10_000

/**
 * `format % values`; a tuple gives one value to each conversion, a dict one to each name.
 *
 * @throws PythonError as Python does for too few, too many or unfit values
 */
export function formatPercent(format: SourceText, values: Value, site: CallSite): SourceText {
  const supply = new Supply(values, site)
  const parts: SourceText[] = []
  const { fields, tail } = fieldsOf(format)
  for (const { before, found } of fields) {
    parts.push(before)
    const field = readField(found, supply, site)
    parts.push(typeof field === 'string' ? { text: field, pieces: [] } : field)
  }
  parts.push(tail)
  supply.finish()
  return concatenate(parts)
}

/** A format taken apart: its conversions, with what stands before each, and what stands behind the last. */
interface Format {
  readonly fields: readonly { readonly before: SourceText; readonly found: RegExpExecArray }[]
  readonly tail: SourceText
}

function fieldsOf(format: SourceText): Format {
  let done = 0
  const fields = Array.from(format.text.matchAll(conversion), found => {
    const before = sliceText(format, done, found.index)
    done = found.index + found[0].length
    return { before, found }
  })
  return { fields, tail: sliceText(format, done, format.text.length) }
}

function isDict(value: Value): value is DictValue {
  return typeof value === 'object' && value?.kind === 'dict'
}

/** Hands out the values in turn. */
class Supply {
  readonly #values: readonly Value[]
  /** A dict, or an instance that has items too. */
  readonly #mapping: Value | undefined
  readonly #site: CallSite
  #next = 0

  constructor(values: Value, site: CallSite) {
    const object = typeof values === 'object' && values !== null ? values : undefined
    const hasItems = isDict(values) || (isInstance(values) && hasSpecial(values, '__getitem__'))
    this.#mapping = hasItems ? values : undefined
    this.#values = object?.kind === 'tuple' ? object.items : [values]
    this.#site = site
  }

  take(): Value {
    const value = this.#values[this.#next++]
    if (value === undefined) throw new PythonError('TypeError', 'not enough arguments for format string')
    return value
  }

  named(name: string): Value {
    const mapping = this.#mapping
    if (mapping === undefined) throw new PythonError('TypeError', 'format requires a mapping')
    const entry = isDict(mapping) ? mapping.entries.get(`s${name}`) : undefined
    if (entry !== undefined) return entry.value
    const found = isDict(mapping)
      ? mapping.variant?.missing?.(mapping, str(name), this.#site)
      : callSpecial(mapping, '__getitem__', [str(name)], this.#site)
    if (found === undefined) throw new PythonError('KeyError', `'${name}'`)
    return found
  }

  finish(): void {
    if (this.#mapping !== undefined || this.#next >= this.#values.length) return
    throw new PythonError('TypeError', 'not all arguments converted during string formatting')
  }
}

interface Layout {
  readonly left: boolean
  readonly plus: boolean
  readonly space: boolean
  readonly zero: boolean
  readonly alternate: boolean
  readonly width: number
  readonly precision: number | undefined
}

function readField(found: RegExpExecArray, supply: Supply, site: CallSite): string | SourceText {
  const [field, name, flags = '', width, , , type] = found
  if (type === undefined) throw new PythonError('ValueError', 'incomplete format')
  if (type === '%') return '%'
  const wide = starOr(width, supply, site)
  const precise = /\./.test(field.slice((name?.length ?? -2) + 2))
    ? (starOr(found[4] ?? '0', supply, site) ?? 0)
    : undefined
  const layout: Layout = {
    left: flags.includes('-') || (wide ?? 0) < 0,
    plus: flags.includes('+'),
    space: flags.includes(' '),
    zero: flags.includes('0'),
    alternate: flags.includes('#'),
    width: Math.abs(wide ?? 0),
    precision: precise,
  }
  if (layout.width > widest || (precise ?? 0) > widest) throw new PythonError('ValueError', 'width too big')
  const value = name === undefined ? supply.take() : supply.named(name)
  return convertField(type, value, layout, site, found.index)
}

function starOr(text: string | undefined, supply: Supply, site: CallSite): number | undefined {
  if (text === undefined) return undefined
  if (text !== '*') return Number(text)
  const number = numberOf(supply.take(), site)
  if (typeof number !== 'bigint') throw new PythonError('TypeError', '* wants int')
  return Number(number)
}

function convertField(type: string, value: Value, layout: Layout, site: CallSite, at: number): string | SourceText {
  switch (type) {
    case 's':
      if (layout.width === 0 && layout.precision === undefined && isStr(value)) return value.text
      return padText(cut(convert(value, 's', site), layout), layout)
    case 'r':
    case 'a':
      return padText(cut(convert(value, type, site), layout), layout)
    case 'c':
      return padText(character(value, site), layout)
    case 'd':
    case 'i':
    case 'u': {
      const number = numberOf(value, site)
      if (number === undefined) throw unfit(type, 'a real number is required', value)
      return padNumber(integerDigits(whole(number), 10, layout), layout)
    }
    case 'x':
    case 'X':
    case 'o': {
      const number = numberOf(value, site)
      if (typeof number !== 'bigint') throw unfit(type, 'an integer is required', value)
      const text = prefixed(integerDigits(number, type === 'o' ? 8 : 16, layout), type, layout)
      return padNumber(type === 'X' ? text.toUpperCase() : text, layout)
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': {
      const number = numberOf(value, site)
      if (number === undefined) throw new PythonError('TypeError', `must be real number, not ${typeName(value)}`)
      return padNumber(floatDigits(Number(number), type, layout), layout)
    }
    default:
      throw new PythonError(
        'ValueError',
        `unsupported format character '${type}' (0x${(type.codePointAt(0) ?? 0).toString(16)}) at index ${at + 1}`,
      )
  }
}

function unfit(type: string, need: string, value: Value): PythonError {
  return new PythonError('TypeError', `%${type} format: ${need}, not ${typeName(value)}`)
}

function whole(number: number | bigint): bigint {
  if (typeof number === 'bigint') return number
  return BigInt(floatToInteger(number))
}

function character(value: Value, site: CallSite): string {
  if (isStr(value) && [...value.text.text].length === 1) return value.text.text
  const number = numberOf(value, site)
  if (typeof number !== 'bigint' || number < 0n || number > 0x10ffffn) {
    throw new PythonError('TypeError', '%c requires int or char')
  }
  return String.fromCodePoint(Number(number))
}

function integerDigits(value: bigint, radix: number, { precision = 1 }: Layout): string {
  const magnitude = (value < 0n ? -value : value).toString(radix).padStart(precision, '0')
  return value < 0n ? `-${magnitude}` : magnitude
}

function prefixed(digits: string, type: string, { alternate }: Layout): string {
  if (!alternate) return digits
  const prefix = type === 'o' ? '0o' : '0x'
  return digits.startsWith('-') ? `-${prefix}${digits.slice(1)}` : prefix + digits
}

function floatDigits(value: number, type: string, { precision = 6, alternate }: Layout): string {
  if (!Number.isFinite(value)) {
    const text = Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf'
    return type === type.toUpperCase() ? text.toUpperCase() : text
  }
  switch (type.toLowerCase()) {
    case 'e':
      return upper(type, exponential(value, precision))
    case 'f':
      return fixed(value, precision) + (alternate && precision === 0 ? '.' : '')
    default:
      return upper(type, general(value, precision, alternate))
  }
}

function upper(type: string, text: string): string {
  return type === type.toUpperCase() ? text.toUpperCase() : text
}

function cut(text: string, { precision }: Layout): string {
  return precision === undefined ? text : [...text].slice(0, precision).join('')
}

function padText(text: string, { left, width }: Layout): string {
  const missing = width - [...text].length
  if (missing <= 0) return text
  return left ? text + ' '.repeat(missing) : ' '.repeat(missing) + text
}

function padNumber(digits: string, layout: Layout): string {
  const negative = digits.startsWith('-')
  const sign = negative ? '-' : layout.plus ? '+' : layout.space ? ' ' : ''
  const magnitude = negative ? digits.slice(1) : digits
  const missing = layout.width - sign.length - magnitude.length
  if (layout.zero && !layout.left && missing > 0 && /^\d/.test(magnitude)) return sign + '0'.repeat(missing) + magnitude
  return padText(sign + magnitude, layout)
}
