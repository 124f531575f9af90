import { isDimensionless } from '../../units/index.ts'
import { at, row, type ArrayValue } from '../arrays/array.ts'
import type { CallSite } from './call.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { requireLength } from './sequence-limit.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import {
  str,
  type BytesValue,
  type DictValue,
  type InstanceValue,
  type RangeValue,
  type SetValue,
  type Value,
} from './values.ts'

/**
 * The items of a value, as a `for` loop sees them.
 *
 * @param refused what to throw for what cannot be gone through, made of the name of its type
 * @throws PythonError for what cannot be iterated over
 */
export function iterate(
  value: Value,
  site: CallSite,
  refused: (type: string) => PythonError = notIterable,
): Iterable<Value> {
  if (typeof value === 'object' && value !== null) {
    switch (value.kind) {
      case 'list':
        return listItems(value.items)
      case 'tuple':
        return value.items
      case 'range':
        return rangeItems(value)
      case 'str':
        return characters(value.text.text)
      case 'bytes':
        return byteNumbers(value)
      case 'dict':
        return dictKeys(value)
      case 'set':
        return setItems(value)
      case 'instance':
        return instanceItems(value, site, refused)
      case 'array':
        return arrayItems(value)
      case 'class':
        if (value.enumeration !== undefined) return value.enumeration.listed
        break
      case 'object': {
        if (value.type.iterate !== undefined) return value.type.iterate(value, site)
        const values = value.type.array?.(value, site)
        if (values !== undefined) return arrayItems(values)
        break
      }
      default:
    }
  }
  throw refused(typeName(value))
}

function notIterable(type: string): PythonError {
  return new PythonError('TypeError', `'${type}' object is not iterable`)
}

/** A list may grow while it is gone through. */
function* listItems(items: readonly Value[]): Iterable<Value> {
  for (let k = 0; k < items.length; k++) yield items[k] ?? null
}

function* dictKeys({ entries }: DictValue): Iterable<Value> {
  const { size } = entries
  for (const { key } of entries.values()) {
    yield key
    requireSize(entries, size)
  }
}

/** @throws PythonError for a dict that has grown or shrunk while it is gone through */
export function requireSize({ size }: DictValue['entries'], before: number): void {
  if (size !== before) throw new PythonError('RuntimeError', 'dictionary changed size during iteration')
}

function* setItems({ items }: SetValue): Iterable<Value> {
  const { size } = items
  for (const item of items.values()) {
    yield item
    if (items.size !== size) throw new PythonError('RuntimeError', 'Set changed size during iteration')
  }
}

/** By `__iter__` and `__next__`, or by `__getitem__` from 0 up to an IndexError. */
function instanceItems(value: InstanceValue, site: CallSite, refused: (type: string) => PythonError): Iterable<Value> {
  const iterator = callSpecial(value, '__iter__', [], site)
  if (iterator !== undefined) {
    const isInstance = typeof iterator === 'object' && iterator?.kind === 'instance'
    return isInstance
      ? untilEnd(iterator, '__next__', () => [], 'StopIteration', site)
      : iterate(iterator, site, refused)
  }
  if (!hasSpecial(value, '__getitem__')) throw refused(value.class.name)
  let at = 0n
  return untilEnd(value, '__getitem__', () => [at++], 'IndexError', site)
}

function* untilEnd(
  value: InstanceValue,
  name: string,
  arguments_: () => Value[],
  end: string,
  site: CallSite,
): Iterable<Value> {
  for (;;) {
    let item: Value | undefined
    try {
      item = callSpecial(value, name, arguments_(), site)
    } catch (thrown) {
      if (thrown instanceof PythonError && thrown.type === end) return
      throw thrown
    }
    if (item === undefined)
      throw new PythonError('TypeError', `iter() returned non-iterator of type '${value.class.name}'`)
    yield item
  }
}

export function rangeLength({ start, stop, step }: RangeValue): number {
  return Math.max(0, Math.ceil((stop - start) / step))
}

function* rangeItems(range: RangeValue): Iterable<Value> {
  const length = rangeLength(range)
  for (let k = 0; k < length; k++) yield BigInt(range.start + k * range.step)
}

function* characters(text: string): Iterable<Value> {
  for (const character of text) yield str(character)
}

function* byteNumbers({ text }: BytesValue): Iterable<Value> {
  for (let k = 0; k < text.length; k++) yield BigInt(text.charCodeAt(k))
}

function* arrayItems(values: ArrayValue): Iterable<Value> {
  const [length] = values.shape
  if (length === undefined) {
    const name = isDimensionless(values.dimension) ? 'a 0-d array' : 'a scalar quantity'
    throw new PythonError('TypeError', `iteration over ${name}`)
  }
  for (let k = 0; k < length; k++) yield element(values, k)
}

/** `values[k]`: a numpy scalar or quantity, or a row. */
export function element(values: ArrayValue, k: number): ArrayValue {
  if (values.shape.length > 1) return row(values, k)
  const { type, dimension } = values
  const data = values.data.slice(0, 1)
  data[0] = at(values, k)
  return { kind: 'array', type, data, shape: [], dimension }
}

/** All items of a value, within the length a script may hold. */
export function collect(value: Value, site: CallSite, refused?: (type: string) => PythonError): Value[] {
  if (typeof value === 'object' && (value?.kind === 'list' || value?.kind === 'tuple') && value.items.length > 0)
    return value.items.slice()
  const items: Value[] = []
  for (const item of iterate(value, site, refused)) {
    items.push(item)
    if (items.length % 65_536 === 0) requireLength(items.length)
  }
  return items
}
