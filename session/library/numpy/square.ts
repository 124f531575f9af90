import type { ArrayValue } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { Value } from '../../evaluate/values.ts'
import { needArray } from '../arguments.ts'

/** A matrix with as many rows as columns. */
export function needSquare(value: Value | undefined, name: string, site: CallSite): ArrayValue {
  const values = needArray(value, name, site)
  requireSquare(values)
  return values
}

/** @throws PythonError for anything but a matrix with as many rows as columns */
export function requireSquare({ shape }: { readonly shape: readonly number[] }): void {
  if (shape.length > 2) throw unsupported('functions of several matrices at once are numpy, not yet Hillock')
  if (shape.length < 2) {
    const message = `${shape.length}-dimensional array given. Array must be at least two-dimensional`
    throw new PythonError('LinAlgError', message)
  }
  if (shape[0] === shape[1]) return
  throw new PythonError('LinAlgError', 'Last 2 dimensions of the array must be square')
}
