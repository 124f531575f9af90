import { didYouMean } from '../../diagnostics/index.ts'
import { notYet, type Library } from '../later.ts'
import { PythonError, unsupported } from './python-error.ts'
import type { DictValue, Value } from './values.ts'

/** One parameter of a library function. */
export interface Parameter {
  readonly name: string
  /** `rest` is `*args`, a tuple; `keywords` is `**kwargs`, a dict; `positional` cannot be given by name. */
  readonly kind: 'ordinary' | 'positional' | 'keyword' | 'rest' | 'keywords'
  readonly required: boolean
  /** The default as the signature writes it, for the reader. */
  readonly default?: string
  /** It is seldom given, and left out where the signature is shown. */
  readonly aside?: true
}

/**
 * Reads a signature as Python writes it: `linspace(start, stop, num=50, *, dtype=None)`. Defaults are for the reader;
 * an argument that is not given arrives as undefined. `/` ends the positional-only parameters.
 */
export function readSignature(signature: string): { readonly name: string; readonly parameters: readonly Parameter[] } {
  const open = signature.indexOf('(')
  const inside = signature.slice(open + 1, signature.lastIndexOf(')'))
  const words = splitTop(inside)
  const slash = words.indexOf('/')
  const parameters: Parameter[] = []
  let keywordOnly = false
  for (const [index, word] of words.entries()) {
    if (word === '/') continue
    if (word === '*') {
      keywordOnly = true
    } else if (word.startsWith('**')) {
      parameters.push({ name: word.slice(2), kind: 'keywords', required: false })
    } else if (word.startsWith('*')) {
      parameters.push({ name: word.slice(1), kind: 'rest', required: false })
      keywordOnly = true
    } else {
      const [name = '', ...written] = word.split('=')
      const kind = keywordOnly ? 'keyword' : index < slash ? 'positional' : 'ordinary'
      const required = written.length === 0
      parameters.push({ name, kind, required, ...(!required && { default: written.join('=') }) })
    }
  }
  return { name: signature.slice(0, open), parameters }
}

function splitTop(text: string): string[] {
  const words: string[] = []
  let depth = 0
  let word = ''
  for (const character of text) {
    if (character === ',' && depth === 0) {
      words.push(word.trim())
      word = ''
      continue
    }
    if ('([{'.includes(character)) depth++
    if (')]}'.includes(character)) depth--
    word += character
  }
  if (word.trim() !== '') words.push(word.trim())
  return words
}

/** What is called, for {@link bind}'s messages. */
export interface Callee {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly later?: readonly string[]
  readonly laterOf?: Library
  /** Functions of the script are named with what they are in. */
  readonly script?: { readonly qualifiedName: string }
}

/**
 * Puts arguments in the order of the parameters.
 *
 * @throws PythonError as Python does for too many, too few, repeated or unknown arguments
 */
export function bind(
  { name: own, parameters, later = [], laterOf, script }: Callee,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): (Value | undefined)[] {
  const places = placesOf(parameters, positional.length, [...keywords.keys()])
  if (places !== undefined) return inPlace(places, parameters.length, positional, keywords)
  const name = script?.qualifiedName ?? own
  const bound: (Value | undefined)[] = []
  let next = 0
  for (const { kind } of parameters) {
    if (kind === 'rest') {
      bound.push({ kind: 'tuple', items: positional.slice(next) })
      next = positional.length
    } else if ((kind === 'ordinary' || kind === 'positional') && next < positional.length)
      bound.push(positional[next++])
    else bound.push(undefined)
  }
  if (next < positional.length) throw tooMany(name, parameters, positional.length, keywords)
  if (keywords.size > 0) bindKeywords({ name, parameters, later, ...(laterOf && { laterOf }) }, keywords, bound)
  const missing = parameters.filter((parameter, index) => parameter.required && bound[index] === undefined)
  if (missing.length > 0) throw tooFew(name, missing)
  return bound
}

/**
 * Where the keywords of a call belong among the parameters, if nothing else is needed to put its arguments in their
 * order: no parameter gathers several or is left without a value. Undefined where {@link bind} has to look closer.
 */
export function placesOf(
  parameters: readonly Parameter[],
  positional: number,
  keywords: readonly string[],
): readonly number[] | undefined {
  if (positional > parameters.length) return undefined
  const places = keywords.map(keyword => parameters.findIndex(each => each.name === keyword && isNamed(each)))
  for (const [k, { kind, required }] of parameters.entries()) {
    if (kind === 'rest' || kind === 'keywords') return undefined
    if (k < positional ? kind === 'keyword' || places.includes(k) : required && !places.includes(k)) return undefined
  }
  const isPlain = places.every((place, k) => place >= 0 && places.indexOf(place) === k)
  return isPlain ? places : undefined
}

/**
 * Where a parameter gathers what so many arguments by position leave, if nothing else is needed to put them in their
 * order: those before it have a value each, and none behind it needs one.
 */
export function gatheringPlace(parameters: readonly Parameter[], positional: number): number | undefined {
  const place = parameters.findIndex(({ kind }) => kind === 'rest')
  const isPlain = place >= 0 && positional >= place && !parameters.slice(place).some(({ required }) => required)
  return isPlain ? place : undefined
}

function inPlace(
  places: readonly number[],
  length: number,
  positional: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): (Value | undefined)[] {
  const bound: (Value | undefined)[] = [...positional]
  while (bound.length < length) bound.push(undefined)
  let k = 0
  for (const value of keywords.values()) {
    const place = places[k++]
    if (place !== undefined) bound[place] = value
  }
  return bound
}

/** Whether it can be given by name. */
function isNamed({ kind }: Parameter): boolean {
  return kind === 'ordinary' || kind === 'keyword'
}

function bindKeywords(
  { name, parameters, later = [], laterOf }: Callee,
  keywords: ReadonlyMap<string, Value>,
  bound: (Value | undefined)[],
): void {
  const open = parameters.findIndex(({ kind }) => kind === 'keywords')
  const others: DictValue = { kind: 'dict', entries: new Map() }
  for (const [keyword, value] of keywords) {
    const index = parameters.findIndex(parameter => parameter.name === keyword && isNamed(parameter))
    if (index >= 0) {
      if (bound[index] !== undefined)
        throw new PythonError('TypeError', `${name}() got multiple values for argument '${keyword}'`)
      bound[index] = value
    } else if (later.includes(keyword)) {
      throw unsupported(notYet(`the argument '${keyword}' of ${name}`, laterOf))
    } else if (open >= 0) {
      others.entries.set(`s${keyword}`, { key: { kind: 'str', text: { text: keyword, pieces: [] } }, value })
    } else {
      const inPlace = [...keywords.keys()].filter(each =>
        parameters.some(parameter => parameter.kind === 'positional' && parameter.name === each),
      )
      throw inPlace.length > 0 ? onlyInPlace(name, inPlace) : unknownKeyword(name, keyword, parameters)
    }
  }
  if (open >= 0) bound[open] = others
}

function onlyInPlace(name: string, keywords: readonly string[]): PythonError {
  const message = `${name}() got some positional-only arguments passed as keyword arguments: '${keywords.join(', ')}'`
  return new PythonError('TypeError', message, { code: 'wrong-arguments' })
}

function unknownKeyword(name: string, keyword: string, parameters: readonly Parameter[]): PythonError {
  const names = parameters.filter(isNamed).map(each => each.name)
  return new PythonError('TypeError', `${name}() got an unexpected keyword argument '${keyword}'`, {
    code: 'wrong-arguments',
    help: didYouMean(keyword, names),
  })
}

function tooMany(
  name: string,
  parameters: readonly Parameter[],
  given: number,
  keywords: ReadonlyMap<string, Value>,
): PythonError {
  const most = parameters.filter(({ kind }) => kind === 'ordinary' || kind === 'positional')
  const least = most.filter(({ required }) => required).length
  const takes = least === most.length ? String(most.length) : `from ${least} to ${most.length}`
  const noun = most.length === 1 ? 'argument' : 'arguments'
  const named = parameters.filter(each => each.kind === 'keyword' && keywords.has(each.name)).length
  const verb = given === 1 && named === 0 ? 'was' : 'were'
  const shown =
    named === 0
      ? String(given)
      : `${given} positional ${given === 1 ? 'argument' : 'arguments'} (and ${named} keyword-only ${named === 1 ? 'argument' : 'arguments'})`
  return new PythonError('TypeError', `${name}() takes ${takes} positional ${noun} but ${shown} ${verb} given`, {
    code: 'wrong-arguments',
  })
}

function tooFew(name: string, missing: readonly Parameter[]): PythonError {
  const names = missing.map(parameter => `'${parameter.name}'`)
  const last = names.pop() ?? ''
  const written =
    names.length === 0 ? last : names.length === 1 ? `${names[0]} and ${last}` : `${names.join(', ')}, and ${last}`
  const noun = missing.length === 1 ? 'argument' : 'arguments'
  const kind = missing.every(each => each.kind === 'keyword') ? 'keyword-only' : 'positional'
  return new PythonError('TypeError', `${name}() missing ${missing.length} required ${kind} ${noun}: ${written}`, {
    code: 'wrong-arguments',
  })
}
