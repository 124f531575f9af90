/** Descriptions of JSON, and what they say of a text that does not fit. */
import { moduleError } from './errors.ts'

/**
 * What a value has to be. Returns the value to use in its place.
 *
 * @param path where it stands: `groups[0].size`
 * @throws HillockError `module`
 */
export type Shape = (value: unknown, path: string) => unknown

/** A shape for every field of a type. */
export type Fields<T> = { readonly [Field in keyof T]-?: Shape }

/** An object with these fields; others are left alone. */
export function object<T>(fields: Fields<T>): Shape {
  const shapes = Object.entries<Shape>(fields)
  return (value, path) => {
    const found = requireObject(value, path)
    for (const [field, shape] of shapes) {
      const used = shape(found[field], path === '' ? field : `${path}.${field}`)
      if (used !== found[field]) found[field] = used
    }
    return value
  }
}

/** One of several objects, told apart by the word in one of their fields. */
export function variant<Word extends string>(tag: string, shapes: { readonly [W in Word]: Shape }): Shape {
  const known = new Map(Object.entries<Shape>(shapes))
  const kind = oneOf([...known.keys()])
  return (value, path) => {
    const fields = requireObject(value, path)
    kind(fields[tag], `${path}.${tag}`)
    return known.get(fields[tag] as Word)?.(value, path)
  }
}

/** @param most how many there can be: what a network is made of, unless it is data */
export function list(item: Shape, most: number = 2 ** 20): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) throw broken(path, 'a list', value)
    if (value.length > most) throw broken(path, `at most ${most} of them`, value, `${value.length} of them`)
    for (const [index, each] of value.entries()) {
      const used = item(each, `${path}[${index}]`)
      if (used !== each) value[index] = used
    }
    return value
  }
}

/** An object with any names of a shape, and the same shape for what each of them stands for. */
export function record(name: Shape, item: Shape): Shape {
  return (value, path) => {
    for (const [key, each] of Object.entries(requireObject(value, path))) {
      name(key, path)
      item(each, `${path}.${key}`)
    }
    return value
  }
}

/** Such a value, or none. */
export function optional(shape: Shape): Shape {
  return (value, path) => (value === undefined ? undefined : shape(value, path))
}

/** This text, or such a value. */
export function either(word: string, shape: Shape): Shape {
  return (value, path) => (value === word ? value : shape(value, path))
}

export function whole(least: number, most: number = Number.MAX_SAFE_INTEGER): Shape {
  const expected = `a whole number ${most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`}`
  return satisfying(value => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most, expected)
}

export function oneOf(words: readonly string[]): Shape {
  return satisfying(value => words.includes(value as string), words.map(each => `'${each}'`).join(' or '))
}

/** A value with a property that `expected` names. */
export function satisfying(test: (value: unknown) => boolean, expected: string): Shape {
  return (value, path) => {
    if (!test(value)) throw broken(path, expected, value)
    return value
  }
}

/** Text of a length that people may read: a script is no longer. */
export const text: Shape = textUpTo(2 ** 21)

export function textUpTo(most: number): Shape {
  return satisfying(value => typeof value === 'string' && value.length <= most, `text of at most ${most} characters`)
}

export const truth: Shape = satisfying(value => typeof value === 'boolean', 'true or false')

export const finite: Shape = satisfying(Number.isFinite, 'a number')

/** Seconds; longer ones could not be shown in milliseconds. */
const longest = 1e300

export const timeStep: Shape = satisfying(
  value => Number.isFinite(value) && Number(value) > 0 && Number(value) <= longest,
  `more than 0 and at most ${longest}`,
)

export const duration: Shape = satisfying(
  value => Number.isFinite(value) && Number(value) >= 0 && Number(value) <= longest,
  `not negative and at most ${longest}`,
)

function requireObject(value: unknown, path: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw broken(path, 'an object', value)
}

/**
 * What is wrong with a manifest.
 *
 * @param shown what stands there instead, in words
 */
export function broken(path: string, expected: string, value: unknown, shown: string = shownJson(value)): Error {
  const place = path === '' ? 'the manifest' : path
  return moduleError(
    `the manifest of this module is broken: ${place} is ${shown}, expected ${expected}`,
    'compile the model again, or load the file once more if it was copied or downloaded',
  )
}

function shownJson(value: unknown): string {
  if (value === undefined) return 'missing'
  const written = JSON.stringify(value)
  return written.length > 60 ? `${written.slice(0, 60)}…` : written
}
