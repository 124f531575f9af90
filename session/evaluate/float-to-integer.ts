import { PythonError } from './python-error.ts'

/**
 * `int(x)`: the part of a float before the point.
 *
 * @throws PythonError for nan and infinities, as Python does
 */
export function floatToInteger(value: number): number {
  if (Number.isNaN(value)) throw new PythonError('ValueError', 'cannot convert float NaN to integer')
  if (!Number.isFinite(value)) throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
  return Math.trunc(value)
}

/**
 * A float as one of the machine's integers, as numpy makes one.
 *
 * @throws PythonError as {@link floatToInteger}, and for what 64 bits do not hold
 */
export function floatToWord(value: number): number {
  const integer = floatToInteger(value)
  if (Math.abs(integer) < 2 ** 63) return integer
  throw new PythonError('OverflowError', 'Python int too large to convert to C long')
}
