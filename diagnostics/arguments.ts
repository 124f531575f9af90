/** What every public function asks of its arguments, whatever JavaScript may call it with. */
import { failure, type HillockError } from './diagnostic.ts'
import type { Span } from './source.ts'
import { didYouMean } from './suggest.ts'

/** An argument that TypeScript would not have let pass. */
export function wrongArgument(what: string, expected: string, given: unknown, span?: Span): HillockError {
  return failure('type-mismatch', `TypeError: ${what} has to be ${expected}, not ${shownArgument(given)}`, span)
}

/** An argument as a message shows it: no more of it than a line holds. */
export function shownArgument(given: unknown): string {
  if (typeof given === 'string') return `'${given.length > 60 ? `${given.slice(0, 60)}…` : given}'`
  if (typeof given === 'function') return 'a function'
  if (typeof given !== 'object' || given === null) return String(given)
  if (Array.isArray(given)) return 'a list'
  const { constructor } = given as { readonly constructor?: unknown }
  return isPlain(given) || typeof constructor !== 'function' ? 'an object' : `a ${constructor.name}`
}

/** @throws HillockError `type-mismatch` if this is no text */
export function requireText(what: string, given: unknown): asserts given is string {
  if (typeof given !== 'string') throw wrongArgument(what, 'a text', given)
}

/** @throws HillockError `type-mismatch` if this is no object with values by name */
export function requireObject(what: string, given: unknown): asserts given is object {
  if (!isPlain(given)) throw wrongArgument(what, 'an object', given)
}

/**
 * @param expected in words: `a Clock`
 * @throws HillockError `type-mismatch` if this is none that the class has made
 */
export function requireInstance<Made>(
  what: string,
  expected: string,
  given: unknown,
  Class: abstract new (...values: never[]) => Made,
): asserts given is Made {
  if (!(given instanceof Class)) throw wrongArgument(what, expected, given)
}

/** @throws HillockError `bad-value` if this is no such whole number */
export function requireWhole(
  what: string,
  given: unknown,
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): asserts given is number {
  if (Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most) return
  throw failure('bad-value', `${what} is a whole number from ${least} to ${most}, not ${shownArgument(given)}`)
}

type Kind =
  | 'text'
  | 'truth'
  | 'function'
  | 'object'
  | 'map'
  | 'signal'
  | 'span'
  /** Whoever uses it says more exactly what is wrong with it. */
  | 'own'

/** What an option can be: in words, and whether it is. */
const kinds: Readonly<Record<Kind, readonly [words: string, test: (given: unknown) => boolean]>> = {
  text: ['a text', given => typeof given === 'string'],
  truth: ['true or false', given => typeof given === 'boolean'],
  function: ['a function', given => typeof given === 'function'],
  object: ['an object', isPlain],
  map: ['a Map of texts', given => given instanceof Map && [...given.values()].every(each => typeof each === 'string')],
  signal: ['an AbortSignal', given => isObject(given) && 'throwIfAborted' in given],
  span: ['a place in a text', given => isObject(given) && 'source' in given && isObject(given.source)],
  own: ['', () => true],
}

/** Every option of a function, with what it can be. */
export type OptionKinds<Options> = { readonly [Name in keyof Options]-?: Kind }

/**
 * Checks the options of a function.
 *
 * @param owner whose options they are, for messages: `Model.start`
 * @throws HillockError `type-mismatch` for an option that is something else, `wrong-arguments` for one that there is not
 */
export function requireOptions<Options extends object>(
  owner: string,
  given: Options,
  known: OptionKinds<Options>,
): asserts given is Options {
  requireObject(`what ${owner} is given`, given)
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(known, name)) throw unknownOption(owner, name, Object.keys(known))
    const [words, test] = kinds[known[name as keyof Options]]
    if (value !== undefined && !test(value)) throw wrongArgument(name, words, value)
  }
}

function unknownOption(owner: string, name: string, known: readonly string[]): HillockError {
  const help = didYouMean(name, known) ?? `there is ${known.join(', ')}`
  return failure('wrong-arguments', `TypeError: ${owner} has no option '${name}'`, undefined, help)
}

function isObject(given: unknown): given is object {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}

/** An object with values by name, of whatever window or worker; no Map, no array, nothing of a class. */
function isPlain(given: unknown): boolean {
  if (!isObject(given)) return false
  const prototype: unknown = Object.getPrototypeOf(given)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
