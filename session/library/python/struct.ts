/** The module `struct`: numbers as bytes and back. */
import type { CallSite } from '../../evaluate/call.ts'
import { toInteger, toNumber } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  bytes,
  isBytes,
  isStr,
  list,
  tuple,
  type BytesValue,
  type FunctionValue,
  type ModuleValue,
  type Value,
} from '../../evaluate/values.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { given, rest } from '../arguments.ts'
import { bytesType } from '../builtins/bytes.ts'
import { settledNow } from '../../evaluate/invoke.ts'
import { bytesOfInteger, integerOf } from '../integer-bytes.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

type Order = 'little' | 'big'

/** One letter of a format, and how often. */
interface Part {
  readonly letter: string
  readonly count: number
  /** Bytes of one. */
  readonly size: number
  /** Bytes that are left out before it. */
  readonly gap: number
}

interface Format {
  readonly order: Order
  readonly parts: readonly Part[]
  readonly size: number
}

/** Bytes of each letter, in C's sizes on a machine of 64 bits and in the standard ones. */
const sizes: Readonly<Record<string, readonly [native: number, standard: number]>> = {
  x: [1, 1], c: [1, 1], b: [1, 1], B: [1, 1], '?': [1, 1], s: [1, 1], h: [2, 2], H: [2, 2], i: [4, 4], I: [4, 4],
  l: [8, 4], L: [8, 4], q: [8, 8], Q: [8, 8], n: [8, 0], N: [8, 0], f: [4, 4], d: [8, 8],
} // prettier-ignore

const signed: ReadonlySet<string> = new Set(['b', 'h', 'i', 'l', 'q', 'n'])

function wrong(message: string): PythonError {
  return new PythonError('struct.error', message)
}

function formatOf(value: Value | undefined): Format {
  if (!isStr(value) && !isBytes(value))
    throw new PythonError(
      'TypeError',
      `Struct() argument 1 must be a str or bytes object, not ${typeName(value ?? null)}`,
    )
  const text = isStr(value) ? value.text.text : value.text
  const [, first = '', letters = ''] = /^([@=<>!]?)([^]*)$/.exec(text) ?? []
  const isNative = first === '' || first === '@'
  const parts: Part[] = []
  let size = 0
  for (const [, digits = '', letter = ''] of letters.replaceAll(/\s+/g, '').matchAll(/(\d*)(\D|$)/g)) {
    if (letter === '') {
      if (digits !== '') throw wrong('repeat count given without format specifier')
      continue
    }
    const [native, standard] = sizes[letter] ?? [0, 0]
    const own = isNative ? native : standard
    if (own === 0) throw wrong('bad char in struct format')
    const count = digits === '' ? 1 : Number(digits)
    const gap = isNative ? (own - (size % own)) % own : 0
    parts.push({ letter, count, size: own, gap })
    size += gap + count * own
    requireLength(size)
  }
  return { order: first === '>' || first === '!' ? 'big' : 'little', parts, size }
}

/** How many values a format takes: a text is one, what is left out none. */
function valuesIn({ parts }: Format): number {
  return parts.reduce((sum, { letter, count }) => sum + (letter === 'x' ? 0 : letter === 's' ? 1 : count), 0)
}

function packed(value: Value, letter: string, size: number, order: Order, site: CallSite): string {
  switch (letter) {
    case 'c':
      if (isBytes(value) && value.text.length === 1) return value.text
      throw wrong('char format requires a bytes object of length 1')
    case '?':
      return value === false || value === 0n || value === null ? '\0' : '\u0001'
    case 'f':
    case 'd': {
      const view = new DataView(new ArrayBuffer(size))
      if (isStr(value) || isBytes(value)) throw wrong('required argument is not a float')
      const number = toNumber(value, 'an argument', site)
      if (letter === 'd') view.setFloat64(0, number, order === 'little')
      else {
        if (Number.isFinite(number) && !Number.isFinite(Math.fround(number)))
          throw new PythonError('OverflowError', 'float too large to pack with f format')
        view.setFloat32(0, number, order === 'little')
      }
      return String.fromCharCode(...new Uint8Array(view.buffer))
    }
    default: {
      if (typeof value === 'number' || isStr(value) || isBytes(value))
        throw wrong('required argument is not an integer')
      const whole = typeof value === 'bigint' ? value : BigInt(toInteger(value, 'an argument', site))
      const isSigned = signed.has(letter)
      const bits = BigInt(8 * size)
      const [least, most] = isSigned ? [-(1n << (bits - 1n)), (1n << (bits - 1n)) - 1n] : [0n, (1n << bits) - 1n]
      if (whole < least || whole > most) throw wrong(`'${letter}' format requires ${least} <= number <= ${most}`)
      return bytesOfInteger(whole, size, order, isSigned)
    }
  }
}

const pack = row('pack(format, /, *values)', ([format, given_], site) => {
  const { order, parts, size } = formatOf(format)
  const values = rest(given_)
  const wanted = valuesIn({ order, parts, size })
  if (values.length !== wanted) throw wrong(`pack expected ${wanted} items for packing (got ${values.length})`)
  let made = ''
  let next = 0
  for (const { letter, count, size: own, gap } of parts) {
    made += '\0'.repeat(gap)
    if (letter === 'x') made += '\0'.repeat(count)
    else if (letter === 's') {
      const value = values[next++] ?? null
      if (!isBytes(value)) throw wrong("argument for 's' must be a bytes object")
      made += value.text.slice(0, count).padEnd(count, '\0')
    } else for (let k = 0; k < count; k++) made += packed(values[next++] ?? null, letter, own, order, site)
  }
  return bytes(made)
})

function unpacked(text: string, letter: string, order: Order): Value {
  switch (letter) {
    case 'c':
      return bytes(text)
    case '?':
      return text !== '\0'
    case 'f':
    case 'd': {
      const view = new DataView(Uint8Array.from(text, each => each.charCodeAt(0)).buffer)
      return letter === 'd' ? view.getFloat64(0, order === 'little') : view.getFloat32(0, order === 'little')
    }
    default:
      return integerOf(text, order, signed.has(letter))
  }
}

function valuesOf({ order, parts }: Format, text: string): Value {
  const found: Value[] = []
  let at = 0
  for (const { letter, count, size, gap } of parts) {
    at += gap
    if (letter === 's') found.push(bytes(text.slice(at, at + count)))
    else if (letter !== 'x')
      for (let k = 0; k < count; k++)
        found.push(unpacked(text.slice(at + k * size, at + (k + 1) * size), letter, order))
    at += count * size
  }
  return tuple(found)
}

function bytesIn(value: Value | undefined, site: CallSite): BytesValue {
  const found = typeof value === 'object' && value !== null ? settledNow(bytesType.call([value], site), site) : null
  if (isBytes(found)) return found
  throw new PythonError('TypeError', `a bytes-like object is required, not '${typeName(value ?? null)}'`)
}

const unpack = row('unpack(format, buffer, /)', ([format, buffer], site) => {
  const own = formatOf(format)
  const { text } = bytesIn(buffer, site)
  if (text.length !== own.size) throw wrong(`unpack requires a buffer of ${own.size} bytes`)
  return valuesOf(own, text)
})

const unpackFrom = row('unpack_from(format, /, buffer, offset=0)', ([format, buffer, offset], site) => {
  const own = formatOf(format)
  const { text } = bytesIn(buffer, site)
  const from = given(offset) ? toInteger(offset, 'offset', site) : 0
  if (from < 0 || text.length - from < own.size)
    throw wrong(
      `unpack_from requires a buffer of at least ${own.size + from} bytes for unpacking ${own.size} bytes at offset ${from} (actual buffer size is ${text.length})`,
    )
  return valuesOf(own, text.slice(from, from + own.size))
})

const iterUnpack = row('iter_unpack(format, buffer, /)', ([format, buffer], site) => {
  const own = formatOf(format)
  const { text } = bytesIn(buffer, site)
  if (own.size === 0) throw wrong('cannot iteratively unpack with a struct of length 0')
  if (text.length % own.size !== 0)
    throw wrong(`iterative unpacking requires a buffer of a multiple of ${own.size} bytes`)
  const length = text.length / own.size
  return list(Array.from({ length }, (_, k) => valuesOf(own, text.slice(k * own.size, (k + 1) * own.size))))
})

const rows: readonly FunctionValue[] = [
  pack,
  unpack,
  unpackFrom,
  iterUnpack,
  row('calcsize(format, /)', ([format]) => BigInt(formatOf(format).size)),
]

/** The module `struct`. */
export const structModule: ModuleValue = moduleOf('struct', rows, [['error', exceptionClass('struct.error')]])
