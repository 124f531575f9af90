import { PythonError } from './python-error.ts'

/** The longest list or string a script may hold: a few seconds of work, and some hundred megabytes. */
export const longestSequence: number = 2 ** 22

/** Refuses sequences beyond what a script may hold. */
export function requireLength(length: number): void {
  if (length <= longestSequence) return
  const count = Number.isFinite(length) ? String(length) : 'endlessly many'
  throw new PythonError('MemoryError', `a sequence of ${count} elements is too long`, {
    help: `a list or string in a script holds at most ${longestSequence} elements; an array may be longer`,
  })
}
