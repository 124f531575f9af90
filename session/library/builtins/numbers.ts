/** Python's numbers: made of other values, and rounded as Python does, to the last digit. */
import { roundHalfEven } from '../../../units/index.ts'
import { keepWidth } from '../../arrays/arithmetic.ts'
import { at } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { floatToInteger } from '../../evaluate/float-to-integer.ts'
import { isArrayLike, toArray, toInteger } from '../../evaluate/numeric.ts'
import { binary } from '../../evaluate/operators.ts'
import { toFloat } from '../../evaluate/python-numbers.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { exactFraction } from '../../print/float.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'

export const int: FunctionValue = row(
  'int(x=0, /, base=10)',
  ([value = 0n, base], site) => {
    if (isStr(value)) return parseInteger(value.text.text, given(base) ? toInteger(base, 'base', site) : 10)
    const number = scalarNumber(value, site)
    if (number === undefined) {
      throw new PythonError(
        'TypeError',
        `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
      )
    }
    if (typeof number === 'bigint') return number
    return BigInt(floatToInteger(number))
  },
  { type: true },
)

function parseInteger(text: string, base: number): bigint {
  const digits = text.trim().replaceAll('_', '')
  const negative = digits.startsWith('-')
  const magnitude = digits.replace(/^[-+]/, '')
  const prefix = new Map([
    [10, ''],
    [16, '0x'],
    [8, '0o'],
    [2, '0b'],
  ]).get(base)
  const bare = base === 10 ? magnitude : magnitude.replace(/^0[xob]/i, '')
  const allowed = new Map([
    [10, /^\d+$/],
    [16, /^[\da-f]+$/i],
    [8, /^[0-7]+$/],
    [2, /^[01]+$/],
  ]).get(base)
  if (prefix === undefined || allowed?.test(bare) !== true || bare.length > 4300) {
    throw new PythonError('ValueError', `invalid literal for int() with base ${base}: '${text}'`)
  }
  const value = BigInt(prefix + bare)
  return negative ? -value : value
}

export const float: FunctionValue = row(
  'float(x=0.0, /)',
  ([value = 0], site) => {
    if (isStr(value)) return parseFloating(value.text.text)
    const number = isView(value) ? undefined : scalarNumber(value, site)
    if (number === undefined) {
      throw new PythonError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`)
    }
    return typeof number === 'bigint' ? toFloat(number) : number
  },
  { type: true },
)

function parseFloating(text: string): number {
  const word = text.trim().replaceAll('_', '')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word)) return Number(word)
  const special = /^([-+]?)(inf|infinity|nan)$/i.exec(word)
  if (special === null) throw new PythonError('ValueError', `could not convert string to float: '${text}'`)
  const magnitude = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Infinity
  return special[1] === '-' ? -magnitude : magnitude
}

/** A single number without its unit; undefined for everything else. */
function scalarNumber(value: Value, site: CallSite): number | bigint | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typeof value === 'boolean') return BigInt(value)
  if (!isArrayLike(value)) return undefined
  const values = toArray(value, site)
  if (values === undefined) return undefined
  if (values.data.length !== 1)
    throw new PythonError('TypeError', 'only length-1 arrays can be converted to Python scalars')
  return values.type === 'float' ? at(values, 0) : BigInt(at(values, 0))
}

function isView(value: Value): boolean {
  return typeof value === 'object' && value !== null && value.kind === 'object'
}

export const abs: FunctionValue = row('abs(x, /)', ([value = null], site) => {
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'bigint') return value < 0n ? -value : value
  if (typeof value === 'boolean') return BigInt(value)
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values === undefined) throw new PythonError('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
  return keepWidth(values, mapElements(values, Math.abs, values.type, values.dimension))
})

export const round: FunctionValue = row('round(number, ndigits=None)', ([value = null, ndigits], site) => {
  const digits = given(ndigits) ? toInteger(ndigits, 'ndigits', site) : undefined
  if (typeof value === 'bigint') return digits === undefined || digits >= 0 ? value : roundInteger(value, digits)
  if (typeof value === 'boolean') return BigInt(value)
  if (typeof value === 'number') {
    if (digits !== undefined) return roundDigits(value, digits)
    if (!Number.isFinite(value))
      throw new PythonError('OverflowError', 'cannot convert float infinity or NaN to integer')
    return BigInt(roundHalfEven(value))
  }
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values === undefined || typeName(value) === 'Quantity') {
    throw new PythonError('TypeError', `type ${typeName(value)} doesn't define __round__ method`)
  }
  if (values.shape.length > 0) throw new PythonError('TypeError', "type numpy.ndarray doesn't define __round__ method")
  const number = at(values, 0)
  return digits === undefined
    ? BigInt(roundHalfEven(number))
    : mapElements(values, x => roundDigits(x, digits), values.type)
})

function roundInteger(value: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(Math.min(-digits, 10_000))
  const over = ((value % unit) + unit) % unit
  const below = value - over
  if (over * 2n < unit) return below
  if (over * 2n > unit) return below + unit
  return (below / unit) % 2n === 0n ? below : below + unit
}

/** Correctly rounded decimal digits, halves of the exact value to even. */
function roundDigits(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value
  if (digits < -308) return value < 0 ? -0 : 0
  const { numerator, denominator } = exactFraction(Math.abs(value))
  const power = 10n ** BigInt(Math.abs(digits))
  const [above, below] = digits >= 0 ? [numerator * power, denominator] : [numerator, denominator * power]
  const quotient = above / below
  const twice = (above % below) * 2n
  const rounded = twice > below || (twice === below && quotient % 2n === 1n) ? quotient + 1n : quotient
  const magnitude = Number(`${rounded}e${-digits}`)
  return value < 0 ? -magnitude : magnitude
}

export const pow: FunctionValue = row('pow(base, exp)', ([base = null, exponent = null], site) =>
  binary('**', base, exponent, site),
)
export const divmod: FunctionValue = row('divmod(x, y, /)', ([x = null, y = null], site) =>
  tuple([binary('//', x, y, site), binary('%', x, y, site)]),
)
