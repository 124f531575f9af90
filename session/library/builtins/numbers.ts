/** Python's numbers: made of other values, and rounded as Python does, to the last digit. */
import { isDimensionless, roundHalfEven } from '../../../units/index.ts'
import { keepKind } from '../../arrays/arithmetic.ts'
import { at } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { each } from '../../arrays/float-loops.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { floatToInteger } from '../../evaluate/float-to-integer.ts'
import { isArrayLike, toArray, toInteger } from '../../evaluate/numeric.ts'
import { plainValue } from '../../evaluate/classes/mixed-in.ts'
import { callSpecial } from '../../evaluate/classes/special.ts'
import { magnitudes } from '../../arrays/complex-array.ts'
import { complexOf } from '../../evaluate/complex-arrays.ts'
import { complex as makeComplex, complexNumbers, isComplex, magnitude, toComplex } from '../../evaluate/complex.ts'
import { binary } from '../../evaluate/operators.ts'
import { toFloat } from '../../evaluate/python-numbers.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isBytes, isStr, str, tuple, type FunctionValue, type Value } from '../../evaluate/values.ts'
import { exactFraction } from '../../print/float.ts'
import { quote } from '../../print/quote.ts'
import { toRepr } from '../../print/show.ts'
import { flag, given } from '../arguments.ts'
import { byteOrder, integerOf } from '../integer-bytes.ts'
import { withPlainValues } from '../plain-values.ts'
import { row } from '../row.ts'
import { bytesType } from './bytes.ts'

export const int: FunctionValue = row(
  'int(x=0, /, base=10)',
  ([value = 0n, base], site) => {
    const own = callSpecial(value, '__int__', [], site) ?? callSpecial(value, '__index__', [], site)
    if (own !== undefined) return own
    const plain = plainValue(value)
    const written = isBytes(plain) ? plain.text : isStr(plain) ? plain.text.text : undefined
    if (written !== undefined) return parseInteger(written, given(base) ? toInteger(base, 'base', site) : 10)
    const number = scalarNumber(plain, site)
    if (number === undefined) {
      throw new PythonError(
        'TypeError',
        `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
      )
    }
    if (typeof number === 'bigint') return number
    return BigInt(floatToInteger(number))
  },
  {
    type: true,
    attributes: new Map<string, Value>([
      [
        'from_bytes',
        row('from_bytes(bytes, byteorder="big", *, signed=False)', ([value = null, order, signed], site) =>
          integerOf(asBytes(value, site), byteOrder(order), flag(signed, false, site)),
        ),
      ],
    ]),
  },
)

function asBytes(value: Value, site: CallSite): string {
  const found = bytesType.call([value], site)
  return typeof found === 'object' && found?.kind === 'bytes' ? found.text : ''
}

function parseInteger(text: string, base: number): bigint {
  if (base !== 0 && !(base >= 2 && base <= 36))
    throw new PythonError('ValueError', 'int() base must be >= 2 and <= 36, or 0')
  const wrong = new PythonError('ValueError', `invalid literal for int() with base ${base}: ${quote(text)}`)
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xob](?=_?[\da-z]))?_?(.*)$/i.exec(text.trim()) ?? []
  const named = bases.get(prefix.toLowerCase())
  const own = base === 0 ? (named ?? 10) : base
  // In base 16 the letters of another base's prefix may be digits: 0b1 is 177.
  const bare = prefix === '' || named === own ? digits : prefix + digits
  if (!/^[\da-z]+(?:_[\da-z]+)*$/i.test(bare) || bare.length > 4300) throw wrong
  const value = valueOf(bare.replaceAll('_', '').toLowerCase(), own)
  if (value === undefined) throw wrong
  return sign === '-' ? -value : value
}

const bases: ReadonlyMap<string, number> = new Map([
  ['0x', 16],
  ['0o', 8],
  ['0b', 2],
])

function valueOf(digits: string, base: number): bigint | undefined {
  if (base === 10) return /^\d+$/.test(digits) ? BigInt(digits) : undefined
  let value = 0n
  for (const digit of digits) {
    const each = parseInt(digit, 36)
    if (each >= base) return undefined
    value = value * BigInt(base) + BigInt(each)
  }
  return value
}

export const float: FunctionValue = row(
  'float(x=0.0, /)',
  ([value = 0], site) => {
    if (isStr(value)) return parseFloating(value.text.text)
    if (isBytes(value)) return parseFloating(value.text)
    const own = callSpecial(value, '__float__', [], site)
    if (own !== undefined) return own
    const plain = plainValue(value)
    if (isStr(plain)) return parseFloating(plain.text.text)
    const number = isView(value) ? undefined : scalarNumber(value, site)
    if (number === undefined) {
      throw new PythonError('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`)
    }
    return typeof number === 'bigint' ? toFloat(number) : number
  },
  { type: true },
)

function parseFloating(text: string): number {
  const found = readFloat(text)
  if (found === undefined) throw new PythonError('ValueError', `could not convert string to float: '${text}'`)
  return found
}

/** A float as Python reads it; undefined for every other text. */
export function readFloat(text: string): number | undefined {
  const word = text.trim().replaceAll('_', '')
  if (/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(word)) return Number(word)
  const special = /^([-+]?)(inf|infinity|nan)$/i.exec(word)
  if (special === null) return undefined
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

const absRow = row('abs(x, /)', ([value = null], site) => {
  if (typeof value === 'number') return Math.abs(value)
  if (typeof value === 'bigint') return value < 0n ? -value : value
  if (typeof value === 'boolean') return BigInt(value)
  if (isComplex(value)) return magnitude(value)
  const complexes = complexOf(value)
  if (complexes !== undefined) return magnitudes(complexes)
  const own = callSpecial(value, '__abs__', [], site)
  if (own !== undefined) return own
  const values = isArrayLike(value) ? toArray(value, site) : undefined
  if (values === undefined) throw new PythonError('TypeError', `bad operand type for abs(): '${typeName(value)}'`)
  return keepKind(values, mapElements(values, site.session.math.rows.absolute, values.type, values.dimension))
})
export const abs: FunctionValue = withPlainValues(absRow)

const roundRow = row('round(number, ndigits=None)', ([value = null, ndigits], site) => {
  const own = callSpecial(value, '__round__', ndigits === undefined ? [] : [ndigits], site)
  if (own !== undefined) return own
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
    : mapElements(
        values,
        each(x => roundDigits(x, digits)),
        values.type,
      )
})
export const round: FunctionValue = withPlainValues(roundRow)

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

const powRow = row('pow(base, exp, mod=None)', ([base = null, exponent = null, modulus], site) => {
  if (!given(modulus)) return binary('**', base, exponent, site)
  const [b, e, m] = [base, exponent, modulus].map(value => (typeof value === 'boolean' ? BigInt(value) : value))
  if (typeof b !== 'bigint' || typeof e !== 'bigint' || typeof m !== 'bigint')
    throw new PythonError('TypeError', 'pow() 3rd argument not allowed unless all arguments are integers')
  return modularPower(b, e, m)
})
export const pow: FunctionValue = withPlainValues(powRow)

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  if (modulus === 0n) throw new PythonError('ValueError', 'pow() 3rd argument cannot be 0')
  const start = exponent < 0n ? inverse(base, modulus) : base
  let result = 1n
  let square = start % modulus
  for (let left = exponent < 0n ? -exponent : exponent; left > 0n; left >>= 1n) {
    if (left % 2n === 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  const rest = result % modulus
  return rest !== 0n && rest < 0n !== modulus < 0n ? rest + modulus : rest
}

/** By Euclid's algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  const size = modulus < 0n ? -modulus : modulus
  let [a, b] = [((value % size) + size) % size, size]
  let [x, y] = [1n, 0n]
  while (b !== 0n) {
    const times = a / b
    ;[a, b] = [b, a - times * b]
    ;[x, y] = [y, x - times * y]
  }
  if (a !== 1n) throw new PythonError('ValueError', 'base is not invertible for the given modulus')
  return x
}

/** numpy's quotient with remainder is one of the functions that quantities do not have. */
function refuseUnits(x: Value, y: Value, site: CallSite): void {
  const operands = [x, y].map(value => toArray(value, site))
  if (operands.every(each => each === undefined || isDimensionless(each.dimension))) return
  const shown = [x, y].map(value => toRepr(value, site.session)).join(', ')
  const types = [x, y].map(value => `'${typeName(value)}'`).join(', ')
  const message = `operand type(s) all returned NotImplemented from __array_ufunc__(<ufunc 'divmod'>, '__call__', ${shown}): ${types}`
  throw new PythonError('TypeError', message, { help: 'x // y and x % y are to be had one by one' })
}

export const divmod: FunctionValue = row('divmod(x, y, /)', ([x = null, y = null], site) => {
  const own = callSpecial(x, '__divmod__', [y], site)
  if (own === undefined) refuseUnits(x, y, site)
  return own ?? tuple([binary('//', x, y, site), binary('%', x, y, site)])
})

function inBase(name: string, base: number, prefix: string): FunctionValue {
  return row(`${name}(number, /)`, ([value = null], site) => {
    const own = callSpecial(value, '__index__', [], site) ?? value
    const whole = typeof own === 'boolean' ? BigInt(own) : (wholeOfNumpy(own) ?? own)
    if (typeof whole !== 'bigint')
      throw new PythonError('TypeError', `'${typeName(value)}' object cannot be interpreted as an integer`)
    const magnitude = whole < 0n ? -whole : whole
    return str(`${whole < 0n ? '-' : ''}${prefix}${magnitude.toString(base)}`)
  })
}

/** A single integer of numpy's. */
function wholeOfNumpy(value: Value): bigint | undefined {
  if (typeof value !== 'object' || value?.kind !== 'array') return undefined
  return value.type === 'integer' && value.shape.length === 0 ? BigInt(at(value, 0)) : undefined
}

export const bin: FunctionValue = inBase('bin', 2, '0b')
export const oct: FunctionValue = inBase('oct', 8, '0o')
export const hex: FunctionValue = inBase('hex', 16, '0x')

export const complex: FunctionValue = row(
  'complex(real=0, imag=0)',
  ([real = 0n, imaginary], site) => {
    if (isStr(real)) return parseComplex(real.text.text)
    const [re, im] = [real, imaginary ?? 0n].map(value => {
      const found = toComplex(value)
      if (found !== undefined) return found
      return makeComplex(Number(float.call([value], site)), 0)
    })
    if (re === undefined || im === undefined) return makeComplex(0, 0)
    if (imaginary === undefined) return re
    // Of two real numbers each is a part of its own, with its sign.
    if (typeof real !== 'object' && typeof imaginary !== 'object') return makeComplex(re.re, im.re)
    return complexNumbers('+', re, makeComplex(-im.im, im.re), site) ?? re
  },
  { type: true },
)

function parseComplex(text: string): Value {
  const word = text.trim().replace(/^\((.*)\)$/, '$1')
  const number = String.raw`(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`
  const found = new RegExp(`^([-+]?${number}(?![\\d.ej]))?(?:([-+]?(?:${number})?)j)?$`, 'i').exec(word)
  if (found === null || word === '') throw new PythonError('ValueError', 'complex() arg is a malformed string')
  const [, re = '0', im] = found
  const imaginary = im === undefined ? 0 : im === '' || im === '+' ? 1 : im === '-' ? -1 : Number(im)
  return makeComplex(Number(re), imaginary)
}
