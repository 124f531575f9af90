/** Names as dicts: what `globals()` and `locals()` give. */
import type { Session, StateKey } from '../call.ts'
import { type Binding, hold, ownValue, release, type Scope } from '../scope.ts'
import { namedDict, str, type DictValue, type Key, type Value } from '../values.ts'
import { heldAt } from './place.ts'

type Entries = DictValue['entries']
type Entry = Entries extends Map<Key, infer Each> ? Each : never

const dictsKey: StateKey<WeakMap<Scope, DictValue>> = { name: 'names as dicts', create: () => new WeakMap() }

/** The names of the script's top, or of the Python file at hand: one dict, which changes with them and changes them. */
export function globalsOf(session: Session): DictValue {
  return namesOf(session.caller.scope.globals, session)
}

/** The names of a file as a dict, the same one each time. */
export function namesOf(globals: Scope, { builtins, state }: Session): DictValue {
  const dicts = state(dictsKey)
  const found = dicts.get(globals) ?? { kind: 'dict', entries: new ScopeEntries(globals, builtins) }
  dicts.set(globals, found)
  return found
}

/**
 * What the names of the function or comprehension at hand hold now; in the body of a class the dict of its names, and at the
 * top the dict of {@link globalsOf}.
 */
export function localsOf(session: Session): DictValue {
  const { scope, activation } = session.caller
  if (scope.part === 'top') return globalsOf(session)
  const members = typeof scope.part === 'object' ? activation.slots[scope.part.members] : undefined
  if (typeof members === 'object' && members?.kind === 'dict') return members
  return namedDict(
    [...scope.locals].flatMap(([name, place]) => {
      const value = heldAt(name, place, activation)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/** A name and what it holds, as an entry: what is written to it the name holds. */
function entryOf(binding: Binding, held: Value): Entry {
  let value = held
  return {
    key: str(binding.name),
    get value(): Value {
      return value
    },
    set value(next: Value) {
      value = next
      hold(binding, next, true)
    },
  }
}

/** The names of a scope that hold something which is not Python's own; what is no text stands beside them. */
class ScopeEntries extends Map<Key, Entry> {
  readonly #scope: Scope
  readonly #builtins: ReadonlyMap<string, Value>

  constructor(scope: Scope, builtins: ReadonlyMap<string, Value>) {
    super()
    this.#scope = scope
    this.#builtins = builtins
  }

  override get(key: Key): Entry | undefined {
    const name = nameOf(key)
    if (name === undefined) return super.get(key)
    const binding = this.#scope.bindings.get(name)
    return binding === undefined ? undefined : this.#entryOf(binding)
  }

  override has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  override set(key: Key, entry: Entry): this {
    const name = nameOf(key)
    if (name === undefined) return super.set(key, entry)
    hold(this.#scope.binding(name), entry.value, true)
    return this
  }

  override delete(key: Key): boolean {
    const name = nameOf(key)
    if (name === undefined) return super.delete(key)
    if (!this.has(key)) return false
    release(this.#scope.binding(name), this.#builtins)
    return true
  }

  override clear(): void {
    for (const key of this.keys()) this.delete(key)
  }

  override get size(): number {
    return [...this.entries()].length
  }

  override *entries(): MapIterator<[Key, Entry]> {
    for (const binding of this.#scope.bindings.values()) {
      const entry = this.#entryOf(binding)
      if (entry !== undefined) yield [`s${binding.name}`, entry]
    }
    yield* super.entries()
  }

  override *keys(): MapIterator<Key> {
    for (const [key] of this.entries()) yield key
  }

  override *values(): MapIterator<Entry> {
    for (const [, entry] of this.entries()) yield entry
  }

  override [Symbol.iterator](): MapIterator<[Key, Entry]> {
    return this.entries()
  }

  override forEach(each: (entry: Entry, key: Key, map: Map<Key, Entry>) => void): void {
    for (const [key, entry] of this.entries()) each(entry, key, this)
  }

  #entryOf(binding: Binding): Entry | undefined {
    const value = ownValue(binding, this.#builtins)
    return value === undefined ? undefined : entryOf(binding, value)
  }
}

/** The name that a key stands for: keys of texts begin with `s`. */
function nameOf(key: Key): string | undefined {
  return typeof key === 'string' && key.startsWith('s') ? key.slice(1) : undefined
}
