import { isDimensionless } from '../../units/index.ts'
import { at } from '../arrays/array.ts'
import type { CallSite, Session, StateKey } from './call.ts'
import { plainValue } from './classes/mixed-in.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { PythonError } from './python-error.ts'
import { truth } from './truth.ts'
import { typeName } from './types.ts'
import type { DictValue, InstanceValue, Key, SetValue, Value } from './values.ts'

/**
 * Under what a dict keeps a key: equal for keys Python finds equal (`1`, `1.0`, `True`).
 *
 * @throws PythonError for keys that Python cannot hash
 */
export function dictKey(key: Value, site: CallSite): Key {
  switch (typeof key) {
    case 'number':
      return numberKey(key)
    case 'bigint': {
      const number = Number(key)
      return isSmall(number) ? number : `n${key}`
    }
    case 'boolean':
      return Number(key)
    default:
  }
  if (key === null) return 'None'
  switch (key.kind) {
    case 'str':
      return `s${key.text.text}`
    case 'bytes':
      return `b${key.text}`
    case 'tuple':
      return `t${key.items.map(item => JSON.stringify(dictKey(item, site))).join(',')}`
    case 'unit':
      return `u${key.unit.name}`
    case 'array':
      if (key.shape.length === 0 && isDimensionless(key.dimension)) return numberKey(at(key, 0))
      if (!isDimensionless(key.dimension)) throw new PythonError('TypeError', "unhashable type: 'Quantity'")
      break
    case 'complex':
      return key.im === 0 ? numberKey(key.re) : `c${key.re},${key.im}`
    case 'set':
      if (key.frozen) return `z${JSON.stringify([...key.items.keys()].map(String).toSorted())}`
      break
    case 'function':
    case 'module':
    case 'class':
    case 'ellipsis':
      return `i${identity(key, site.session)}`
    case 'method':
      return `m${identity(key.function, site.session)},${dictKey(key.self, site)}`
    case 'range':
      return `r${key.start},${key.stop},${key.step}`
    case 'instance':
      return instanceKey(key, site)
    case 'object':
      if (key.type.hash !== undefined) return key.type.hash(key, site)
      if (key.type.equals === undefined && key.type.array === undefined) return `i${identity(key, site.session)}`
      break
    default:
  }
  throw new PythonError('TypeError', `unhashable type: '${typeName(key)}'`)
}

function isSmall(whole: number): boolean {
  return whole < 2 ** 31 && whole > -(2 ** 31)
}

function numberKey(key: number): Key {
  // Without the sign of 0.
  if (Number.isInteger(key) && isSmall(key)) return key + 0
  return `n${Number.isInteger(key) && !Number.isSafeInteger(key) ? BigInt(key) : key}`
}

function instanceKey(key: InstanceValue, site: CallSite): Key {
  const plain = key.content === undefined ? plainValue(key) : key
  if (plain !== key) return dictKey(plain, site)
  if (hasSpecial(key, '__hash__')) {
    const hash = callSpecial(key, '__hash__', [], site)
    if (hash !== undefined) return `h${dictKey(hash, site)}`
  } else if (key.content === undefined && !hasSpecial(key, '__eq__')) return `i${identity(key, site.session)}`
  throw new PythonError('TypeError', `unhashable type: '${key.class.name}'`)
}

/**
 * As {@link dictKey}, for a dict or set: where instances of different value have the same hash, the place of the one
 * that is equal, or a free one.
 */
export function setKey(entries: ReadonlyMap<Key, unknown>, key: Value, site: CallSite): Key {
  const text = dictKey(key, site)
  if (typeof key !== 'object' || key?.kind !== 'instance') return text
  if (typeof text === 'number' || !text.startsWith('h')) return text
  for (let k = 0; ; k++) {
    const place = k === 0 ? text : `${text}#${k}`
    const found = entries.get(place)
    if (found === undefined) return place
    const other = keyOf(found)
    if (other === key) return place
    const same = other === undefined ? undefined : callSpecial(key, '__eq__', [other], site)
    if (same !== undefined && truth(same, site)) return place
  }
}

/** A set holds values, a dict entries with keys. */
function keyOf(found: unknown): Value | undefined {
  if (typeof found !== 'object' || found === null) return found as Value
  return 'kind' in found ? (found as Value) : 'key' in found ? (found.key as Value) : undefined
}

/** Numbers of the objects that a session has been asked about. */
const identitiesKey: StateKey<{ readonly known: WeakMap<object, number>; next: number }> = {
  name: 'identities',
  create: () => ({ known: new WeakMap(), next: 1 }),
}

/** A number that no other object of the session has: Python's `id`. */
export function identity(value: object, session: Session): number {
  const identities = session.state(identitiesKey)
  const found = identities.known.get(value) ?? identities.next++
  identities.known.set(value, found)
  return found
}

/** `entries[key] = value`. A key keeps its first form: `d[1]` and then `d[True] = 0` leave the key 1. */
export function setEntry(entries: DictValue['entries'], key: Value, value: Value, site: CallSite): void {
  const text = setKey(entries, key, site)
  const found = entries.get(text)
  if (found === undefined) entries.set(text, { key, value })
  else found.value = value
}

/** An item that is there already keeps its form, as a key does. */
export function addItem(items: SetValue['items'], item: Value, site: CallSite): void {
  const text = setKey(items, item, site)
  if (!items.has(text)) items.set(text, item)
}
