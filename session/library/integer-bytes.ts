/** Whole numbers as bytes, which are characters of the same numbers. */
import { PythonError } from '../evaluate/python-error.ts'
import { requireLength } from '../evaluate/sequence-limit.ts'
import type { Value } from '../evaluate/values.ts'
import { optionalText } from './arguments.ts'

/** @throws PythonError ValueError */
export function byteOrder(value: Value | undefined): 'little' | 'big' {
  const found = optionalText(value, 'byteorder') ?? 'big'
  if (found === 'big' || found === 'little') return found
  throw new PythonError('ValueError', "byteorder must be either 'little' or 'big'")
}

export function integerOf(text: string, order: 'little' | 'big', signed: boolean): bigint {
  const digits = Array.from(text, each => each.charCodeAt(0).toString(16).padStart(2, '0'))
  if (order === 'little') digits.reverse()
  const value = BigInt(`0x${digits.join('') || '0'}`)
  return signed ? BigInt.asIntN(8 * digits.length, value) : value
}

/** @throws PythonError OverflowError, for numbers that do not fit */
export function bytesOfInteger(value: bigint, length: number, order: 'little' | 'big', signed: boolean): string {
  if (length < 0) throw new PythonError('ValueError', 'length argument must be non-negative')
  requireLength(length)
  const bits = 8 * length
  if (value < 0n && !signed) throw new PythonError('OverflowError', "can't convert negative int to unsigned")
  if (value !== (signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)))
    throw new PythonError('OverflowError', 'int too big to convert')
  const digits =
    length === 0
      ? ''
      : BigInt.asUintN(bits, value)
          .toString(16)
          .padStart(2 * length, '0')
  const found = (digits.match(/../g) ?? []).map(pair => String.fromCharCode(parseInt(pair, 16)))
  return (order === 'big' ? found : found.toReversed()).join('')
}
