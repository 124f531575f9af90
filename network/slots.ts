import { defaultSlots } from '../compiler/index.ts'
import { error, HillockError } from '../diagnostics/index.ts'

/**
 * The slots of a step as given, or the usual ones.
 *
 * @throws HillockError with Brian's sentence for what cannot be slots
 */
export function slotsOf(given: readonly string[] | undefined): readonly string[] {
  if (given === undefined) return defaultSlots
  if (!Array.isArray(given) || !given.every(slot => typeof slot === 'string')) {
    const message = 'TypeError: Schedule has to be None or a sequence of scheduling slots'
    throw new HillockError([error('type-mismatch', undefined, message)])
  }
  if (given.some(slot => /^(?:before|after)_/.test(slot))) {
    const message =
      "ValueError: Slot names are not allowed to start with 'before_' or 'after_' -- such slot names are created automatically based on the existing slot names."
    throw new HillockError([error('bad-value', undefined, message)])
  }
  return [...given]
}
