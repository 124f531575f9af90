/** Python's format specifications, `>8.3f`: what stands behind the colon of an f-string's field. */
import { exactFraction, exponential, fixed, general } from './float.ts'
import { pythonFloatRepr } from '../../units/index.ts'
import { PythonError } from '../evaluate/python-error.ts'

export interface FormatSpec {
  readonly fill: string
  readonly align: '<' | '>' | '^' | '=' | ''
  readonly sign: '+' | '-' | ' '
  readonly alternate: boolean
  readonly width: number
  readonly grouping: ',' | '_' | ''
  readonly precision: number | undefined
  readonly type: string
}

const pattern = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/su

/** Widths and precisions beyond this are refused. */
const widest = 10_000

/** @throws PythonError for what is no specification */
export function readSpec(text: string): FormatSpec {
  const found = pattern.exec(text)
  if (found === null) throw new PythonError('ValueError', `Invalid format specifier '${text}'`)
  const [, fill, align, sign = '-', , alternate, zero, width = '0', grouping = '', precision, type = ''] = found
  const spec = {
    fill: fill ?? (zero !== undefined && align === undefined ? '0' : ' '),
    align: (align ?? (zero === undefined ? '' : '=')) as FormatSpec['align'],
    sign: sign as FormatSpec['sign'],
    alternate: alternate !== undefined,
    width: Number(width),
    grouping: grouping as FormatSpec['grouping'],
    precision: precision === undefined ? undefined : Number(precision),
    type,
  }
  if (spec.width > widest || (spec.precision ?? 0) > widest) {
    throw new PythonError('ValueError', 'Too many decimal digits in format string')
  }
  return spec
}

export function formatText(text: string, spec: FormatSpec): string {
  if (spec.type !== '' && spec.type !== 's') throw unknownCode(spec.type, 'str')
  if (spec.align === '=') throw new PythonError('ValueError', "'=' alignment not allowed in string format specifier")
  const cut = spec.precision === undefined ? text : [...text].slice(0, spec.precision).join('')
  return pad('', cut, { ...spec, align: spec.align === '' ? '<' : spec.align })
}

export function formatInteger(value: bigint, spec: FormatSpec, kind = 'int'): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(Number(value), spec)
  if (spec.precision !== undefined) {
    throw new PythonError('ValueError', 'Precision not allowed in integer format specifier')
  }
  const sign = signText(value < 0n, spec)
  const magnitude = value < 0n ? -value : value
  switch (spec.type) {
    case '':
    case 'd':
    case 'n':
      return pad(sign, group(magnitude.toString(), spec), spec)
    case 'x':
      return pad(sign + (spec.alternate ? '0x' : ''), magnitude.toString(16), spec)
    case 'X':
      return pad(sign + (spec.alternate ? '0X' : ''), magnitude.toString(16).toUpperCase(), spec)
    case 'o':
      return pad(sign + (spec.alternate ? '0o' : ''), magnitude.toString(8), spec)
    case 'b':
      return pad(sign + (spec.alternate ? '0b' : ''), magnitude.toString(2), spec)
    case 'c':
      return pad('', String.fromCodePoint(Number(magnitude)), { ...spec, align: spec.align === '' ? '<' : spec.align })
    default:
      throw unknownCode(spec.type, kind)
  }
}

export function formatFloat(value: number, spec: FormatSpec): string {
  const negative = value < 0 || Object.is(value, -0)
  const sign = signText(negative, spec)
  const { type, alternate } = spec
  // As in Python, percents of the largest floats are infinite.
  const magnitude = Math.abs(value) * (type === '%' ? 100 : 1)
  if (!Number.isFinite(magnitude)) {
    const name = Number.isNaN(magnitude) ? 'nan' : 'inf'
    return pad(
      sign,
      (type === type.toUpperCase() && type !== '' && type !== '%' ? name.toUpperCase() : name) +
        (type === '%' ? '%' : ''),
      spec,
    )
  }
  const precision = spec.precision ?? 6
  switch (type) {
    case 'e':
    case 'E': {
      const text = exponential(magnitude, precision)
      return pad(sign, type === 'E' ? text.toUpperCase() : text, spec)
    }
    case 'f':
    case 'F':
      return pad(sign, group(fixed(magnitude, precision) + (alternate && precision === 0 ? '.' : ''), spec), spec)
    case 'g':
    case 'G':
    case 'n': {
      const text = group(general(magnitude, precision, alternate), spec)
      return pad(sign, type === 'G' ? text.toUpperCase() : text, spec)
    }
    case '%':
      return pad(sign, `${group(fixed(magnitude, precision), spec)}%`, spec)
    case '':
      return pad(sign, group(plainFloat(magnitude, spec.precision), spec), spec)
    default:
      throw unknownCode(type, 'float')
  }
}

/** Without a type: like `repr`, or like `g` with at least one digit behind the point. */
function plainFloat(magnitude: number, precision: number | undefined): string {
  if (precision === undefined) return pythonFloatRepr(magnitude)
  const text = general(magnitude, precision)
  const digits = Math.max(1, precision)
  const whole = magnitude !== 0 && exactFraction(magnitude).denominator === 1n && text.length >= digits
  if (/[.e]/.test(text)) return text
  return whole && text.length > digits - 1 ? exponential(magnitude, Math.max(0, trimmedDigits(text) - 1)) : `${text}.0`
}

function trimmedDigits(text: string): number {
  return Math.max(1, text.replace(/0+$/, '').length)
}

function signText(negative: boolean, { sign }: FormatSpec): string {
  if (negative) return '-'
  return sign === '-' ? '' : sign
}

function group(text: string, { grouping }: FormatSpec): string {
  if (grouping === '') return text
  const [whole = ''] = /^\d*/.exec(text) ?? []
  const first = whole.length % 3
  const threes = [...(first > 0 ? [whole.slice(0, first)] : []), ...(whole.slice(first).match(/\d{3}/g) ?? [])]
  return threes.join(grouping) + text.slice(whole.length)
}

function pad(sign: string, text: string, { fill, align, width }: FormatSpec): string {
  const missing = width - [...sign, ...text].length
  if (missing <= 0) return sign + text
  switch (align) {
    case '<':
      return sign + text + fill.repeat(missing)
    case '^':
      return fill.repeat(Math.floor(missing / 2)) + sign + text + fill.repeat(Math.ceil(missing / 2))
    case '=':
      return sign + fill.repeat(missing) + text
    case '>':
    case '':
      return fill.repeat(missing) + sign + text
  }
}

function unknownCode(code: string, type: string): PythonError {
  return new PythonError('ValueError', `Unknown format code '${code}' for object of type '${type}'`)
}
