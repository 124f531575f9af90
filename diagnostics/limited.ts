import type { Diagnostic } from './diagnostic.ts'

/** Errors told at once; whoever has more of them has another kind of file. */
export const mostErrors = 100

/**
 * The first of many errors, of which the last one says that there are more.
 *
 * @param rest what it says; how many more, unless given
 */
export function limited(errors: readonly Diagnostic[], rest?: string): readonly Diagnostic[] {
  const told = errors.slice(0, mostErrors)
  const last = told.at(-1)
  const more = errors.length - told.length
  if (last === undefined || more === 0) return errors
  const message = rest ?? `and ${more} more error${more === 1 ? '' : 's'}`
  return [...told.slice(0, -1), { ...last, notes: [...last.notes, { message }] }]
}
