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
