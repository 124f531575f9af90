import { longest } from '../arrays/array.ts'
import { PythonError } from './python-error.ts'

/** Refuses sequences beyond what a script may hold. */
export function requireLength(length: number): void {
  if (length <= longest / 8) return
  throw new PythonError('MemoryError', `a sequence of ${length} elements is too long`, {
    help: `a list or string in a script holds at most ${longest / 8} elements`,
  })
}
