/** `match` and its cases. Names get their values once a whole pattern has matched. */
import type { Match, Pattern } from '../../../compiler/grammar/ast.ts'
import { plainSite, type CallSite } from '../call.ts'
import { findAttribute } from '../attributes.ts'
import type { Activation } from '../activation.ts'
import { isInstanceOf } from '../classes/is-instance.ts'
import { classMember } from '../classes/make-class.ts'
import { isMixed, plainValue } from '../classes/mixed-in.ts'
import { compare } from '../compare.ts'
import { setKey } from '../hash.ts'
import { collect } from '../iterate.ts'
import { PythonError, raisedAt } from '../python-error.ts'
import { truth } from '../truth.ts'
import { typeName } from '../types.ts'
import {
  isStr,
  type ClassValue,
  type DictValue,
  type FunctionValue,
  type Steps,
  type Value,
  type Key,
} from '../values.ts'
import { type Compiled, ended, type Frame, type Jump, testOf } from './frame.ts'
import { storing, type Store } from './name.ts'

export function compileMatch(node: Match, frame: Frame): Compiled {
  const subject = frame.value(node.subject, frame)
  const cases = node.cases.map(({ pattern, guard, body }) => ({
    matches: compilePattern(pattern, frame),
    span: pattern.span,
    guard: guard && frame.value(guard, frame),
    holds: guard && testOf(guard, frame),
    body: frame.block(body, frame),
  }))
  return {
    kind: 'steps',
    *run(activation): Steps<Jump> {
      const value = subject.kind === 'plain' ? subject.value(activation) : yield* subject.value(activation)
      for (const { matches, span, guard, holds, body } of cases) {
        const found: Found[] = []
        try {
          if (!matches(value, activation, found)) continue
          for (const [store, part] of found) store(part, activation)
        } catch (thrown) {
          throw raisedAt(thrown, span)
        }
        if (guard && holds) {
          const answer = guard.kind === 'plain' ? guard.value(activation) : yield* guard.value(activation)
          if (!holds(answer)) continue
        }
        return yield* ended(body.run(activation))
      }
      return undefined
    },
  }
}

/** A value for a name. */
type Found = readonly [store: Store, value: Value]

/** Whether a value is what a pattern wants, and what the names in it are to be. */
type Matcher = (value: Value, activation: Activation, found: Found[]) => boolean

function compilePattern(pattern: Pattern, frame: Frame): Matcher {
  const site = plainSite(frame.session, pattern.span)
  switch (pattern.kind) {
    case 'wildcard':
      return () => true
    case 'capture': {
      const store = storing(pattern.name.name, pattern.name.span, frame)
      return (value, _, found) => found.push([store, value]) > 0
    }
    case 'value': {
      const wanted = frame.expression(pattern.value, frame)
      // None, True and False are themselves; anything else is compared.
      const operator = pattern.value.kind === 'constant' ? 'is' : '=='
      return (value, activation) => truth(compare(operator, value, wanted(activation), site), site)
    }
    case 'as': {
      const matches = compilePattern(pattern.pattern, frame)
      const store = storing(pattern.name.name, pattern.name.span, frame)
      return (value, activation, found) => matches(value, activation, found) && found.push([store, value]) > 0
    }
    case 'or': {
      const options = pattern.options.map(option => compilePattern(option, frame))
      return (value, activation, found) =>
        options.some(matches => {
          const own: Found[] = []
          return matches(value, activation, own) && found.push(...own) >= 0
        })
    }
    case 'sequence':
      return sequence(pattern, frame, site)
    case 'rest':
      throw new TypeError('the grammar let a starred pattern stand alone')
    case 'mapping':
      return mapping(pattern, frame, site)
    case 'class':
      return ofClass(pattern, frame, site)
  }
}

function sequence({ items }: Pattern & { kind: 'sequence' }, frame: Frame, site: CallSite): Matcher {
  const at = items.findIndex(({ kind }) => kind === 'rest')
  const rest = items[at]
  const store =
    rest?.kind === 'rest' && rest.name !== undefined ? storing(rest.name.name, rest.name.span, frame) : undefined
  const parts = items.filter(({ kind }) => kind !== 'rest').map(item => compilePattern(item, frame))
  return (given, activation, found) => {
    const value = plainValue(given)
    if (!isSequence(value)) return false
    const all = collect(value, site)
    const spare = all.length - parts.length
    if (at < 0 ? spare !== 0 : spare < 0) return false
    const matched = parts.every((matches, k) => {
      const part = all[at < 0 || k < at ? k : k + spare] ?? null
      return matches(part, activation, found)
    })
    if (matched && store) found.push([store, { kind: 'list', items: all.slice(at, at + spare) }])
    return matched
  }
}

/** Lists and their like; texts and arrays of numpy are none to Python. */
function isSequence(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  return ['list', 'tuple', 'range'].includes(value.kind) || typeName(value) === 'deque'
}

function mapping({ entries, rest }: Pattern & { kind: 'mapping' }, frame: Frame, site: CallSite): Matcher {
  const parts = entries.map(({ key, pattern }) => ({
    key: frame.expression(key, frame),
    matches: compilePattern(pattern, frame),
  }))
  const store = rest && storing(rest.name, rest.span, frame)
  return (given, activation, found) => {
    const value = plainValue(given)
    if (typeof value !== 'object' || value?.kind !== 'dict') return false
    const taken = new Set<Key>()
    for (const { key, matches } of parts) {
      const name = setKey(value.entries, key(activation), site)
      if (taken.has(name)) {
        const text = frame.session.repr(key(activation))
        throw new PythonError('ValueError', `mapping pattern checks duplicate key (${text})`)
      }
      taken.add(name)
      const entry = value.entries.get(name)
      if (entry === undefined || !matches(entry.value, activation, found)) return false
    }
    if (store) found.push([store, without(value, taken)])
    return true
  }
}

function without({ entries }: DictValue, taken: ReadonlySet<Key>): DictValue {
  return {
    kind: 'dict',
    entries: new Map([...entries].filter(([name]) => !taken.has(name)).map(([name, each]) => [name, { ...each }])),
  }
}

/** Classes of Python whose one positional pattern is for the value itself, as is that of classes derived from them. */
const whole: ReadonlySet<string> = new Set([
  'bool', 'bytearray', 'bytes', 'dict', 'float', 'frozenset', 'int', 'list', 'set', 'str', 'tuple',
]) // prettier-ignore

function ofClass({ type, positional, named }: Pattern & { kind: 'class' }, frame: Frame, site: CallSite): Matcher {
  const classOf = frame.expression(type, frame)
  const first = positional.map(pattern => compilePattern(pattern, frame))
  const later = named.map(({ name, pattern }) => ({ name, matches: compilePattern(pattern, frame) }))
  return (value, activation, found) => {
    const owner = classOf(activation)
    if (!isClass(owner)) throw new PythonError('TypeError', 'called match pattern must be a class')
    if (!isInstanceOf(value, owner, site)) return false
    const [only] = first
    const isWhole = isForWhole(owner)
    const names = isWhole ? [] : matchArguments(owner, value)
    const most = isWhole ? 1 : names.length
    if (first.length > most) {
      const accepted = `${most} positional sub-pattern${most === 1 ? '' : 's'}`
      throw new PythonError('TypeError', `${owner.name}() accepts ${accepted} (${first.length} given)`)
    }
    if (isWhole && only && !only(value, activation, found)) return false
    const byName = isWhole ? [] : first.map((matches, k) => ({ name: names[k] ?? '', matches }))
    const twice = later.find(({ name }) => byName.some(each => each.name === name))
    if (twice) {
      throw new PythonError('TypeError', `${owner.name}() got multiple sub-patterns for attribute '${twice.name}'`)
    }
    return [...byName, ...later].every(({ name, matches }) => {
      const part = findAttribute(value, name, site)
      return part !== undefined && matches(part, activation, found)
    })
  }
}

function isForWhole(owner: ClassValue | FunctionValue): boolean {
  if (owner.kind === 'function') return whole.has(owner.name)
  return isMixed(owner) && classMember(owner, '__match_args__') === undefined
}

function isClass(value: Value): value is ClassValue | FunctionValue {
  return typeof value === 'object' && (value?.kind === 'class' || (value?.kind === 'function' && value.type === true))
}

/** The attributes that positional patterns are for. */
function matchArguments(owner: ClassValue | FunctionValue, value: Value): readonly string[] {
  if (owner.kind === 'function') {
    return typeof value === 'object' && value?.kind === 'tuple' ? (value.variant?.fields ?? []) : []
  }
  const names = classMember(owner, '__match_args__')
  if (names === undefined) return []
  if (typeof names === 'object' && names?.kind === 'tuple') {
    return names.items.map(name => {
      if (isStr(name)) return name.text.text
      throw new PythonError('TypeError', `__match_args__ elements must be strings (got ${typeName(name)})`)
    })
  }
  throw new PythonError('TypeError', `${owner.name}.__match_args__ must be a tuple (got ${typeName(names)})`)
}
