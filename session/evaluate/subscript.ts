/** `a[i]` and `a[i] = x` of every kind of value. */
import { sliceText } from '../../diagnostics/index.ts'
import type { ArrayValue } from '../arrays/array.ts'
import { adjacent, type Index, put, select } from '../arrays/indexing.ts'
import { picked, wholeLattice } from '../arrays/lattice.ts'
import { scatter } from '../arrays/scatter.ts'
import { toRepr } from '../print/show.ts'
import { selected } from './array-view.ts'
import type { CallSite } from './call.ts'
import { classMember } from './classes/make-class.ts'
import { callSpecial, hasSpecial } from './classes/special.ts'
import { setEntry, setKey } from './hash.ts'
import { readIndices, requireScalarWithin, requireSource, slicePositions, wholeNumber } from './indices.ts'
import { bindMember, invokeNow } from './invoke.ts'
import { iterate, rangeLength } from './iterate.ts'
import { requireLength } from './sequence-limit.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import {
  bytes,
  isStr,
  type BytesValue,
  type ClassValue,
  type RangeValue,
  type SliceValue,
  type Value,
} from './values.ts'

export function getItem(object: Value, index: Value, site: CallSite): Value {
  if (typeof object === 'object' && object !== null) {
    switch (object.kind) {
      case 'list':
      case 'tuple': {
        if (!isSlice(index)) return object.items[position(index, object.items.length, object.kind, site)] ?? null
        const { start, step, count } = slicePositions(index, object.items.length, site)
        const items = Array.from({ length: count }, (_, k) => object.items[start + k * step] ?? null)
        return { kind: object.kind, items }
      }
      case 'str':
        return characters(object, index, site)
      case 'bytes':
        return byteItem(object, index, site)
      case 'range':
        return rangeItem(object, index, site)
      case 'dict': {
        const entry = object.entries.get(setKey(object.entries, index, site))
        if (entry !== undefined) return entry.value
        const missing = object.variant?.missing?.(object, index, site)
        if (missing !== undefined) return missing
        throw new PythonError('KeyError', toRepr(index, site.session), { argument: index })
      }
      case 'instance': {
        const item = callSpecial(object, '__getitem__', [index], site)
        if (item !== undefined) return item
        break
      }
      case 'class': {
        const item = classItem(object, index, site)
        if (item !== undefined) return item
        break
      }
      case 'function':
        // `list[int]`, as in annotations, is the class all the same.
        if (object.type === true) return object
        break
      case 'array':
        return arrayItem(object, index, site)
      case 'object': {
        if (object.type.item !== undefined) return object.type.item(object, index, site)
        const values = object.type.array?.(object, site)
        if (values !== undefined) return arrayItem(values, index, site)
        break
      }
      default:
    }
  }
  throw new PythonError('TypeError', `'${typeName(object)}' object is not subscriptable`)
}

export function setItem(object: Value, index: Value, value: Value, site: CallSite): void {
  if (typeof object === 'object' && object !== null) {
    switch (object.kind) {
      case 'list':
        if (isSlice(index)) setListSlice(object.items, index, value, site)
        else object.items[position(index, object.items.length, 'list assignment', site)] = value
        return
      case 'dict':
        setEntry(object.entries, index, value, site)
        if (object.entries.size % 65_536 === 0) requireLength(object.entries.size)
        return
      case 'array':
        setArrayItem(object, index, value, site)
        return
      case 'object':
        if (object.type.setItem !== undefined) {
          object.type.setItem(object, index, value, site)
          return
        }
        break
      case 'instance':
        if (hasSpecial(object, '__setitem__')) {
          callSpecial(object, '__setitem__', [index, value], site)
          return
        }
        break
      default:
    }
  }
  throw new PythonError('TypeError', `'${typeName(object)}' object does not support item assignment`)
}

function classItem(object: ClassValue, index: Value, site: CallSite): Value | undefined {
  if (object.enumeration !== undefined) {
    const found = isStr(index) ? object.enumeration.members.get(index.text.text) : undefined
    if (found !== undefined) return found
    throw new PythonError('KeyError', toRepr(index, site.session), { argument: index })
  }
  const getter = classMember(object, '__class_getitem__')
  return getter === undefined ? undefined : invokeNow(bindMember(getter, null, object, site), [index], site)
}

function isSlice(index: Value): index is SliceValue {
  return typeof index === 'object' && index !== null && index.kind === 'slice'
}

export function position(index: Value, length: number, what: string, site: CallSite): number {
  const k = wholeNumber(index, site)
  if (k === undefined) {
    const name = what.split(' ')[0] ?? what
    throw new PythonError('TypeError', `${name} indices must be integers or slices, not ${typeName(index)}`)
  }
  const found = k < 0 ? k + length : k
  if (found >= 0 && found < length) return found
  const named = what === 'str' ? 'string ' : what === 'byte' ? '' : `${what} `
  throw new PythonError('IndexError', `${named}index out of range`)
}

function characters(object: Extract<Value, { kind: 'str' }>, index: Value, site: CallSite): Value {
  const { text } = object
  // Without surrogate pairs a character is a UTF-16 unit and its place in the script is kept.
  const units = /[\ud800-\udfff]/.test(text.text) ? [...text.text] : undefined
  const length = units?.length ?? text.text.length
  const { start, step, count } = isSlice(index)
    ? slicePositions(index, length, site)
    : { start: position(index, length, 'str', site), step: 1, count: 1 }
  if (units === undefined && step === 1) return { kind: 'str', text: sliceText(text, start, start + count) }
  const all = units ?? text.text
  let picked = ''
  for (let k = 0; k < count; k++) picked += all[start + k * step] ?? ''
  return { kind: 'str', text: { text: picked, pieces: text.pieces.slice(0, 1) } }
}

function byteItem({ text }: BytesValue, index: Value, site: CallSite): Value {
  const { length } = text
  if (!isSlice(index)) return BigInt(text.charCodeAt(position(index, length, 'byte', site)))
  const { start, step, count } = slicePositions(index, length, site)
  if (step === 1) return bytes(text.slice(start, start + count))
  let picked = ''
  for (let k = 0; k < count; k++) picked += text[start + k * step] ?? ''
  return bytes(picked)
}

function rangeItem(range: RangeValue, index: Value, site: CallSite): Value {
  const length = rangeLength(range)
  if (!isSlice(index)) return BigInt(range.start + range.step * position(index, length, 'range object', site))
  const { start, step, count } = slicePositions(index, length, site)
  const first = range.start + range.step * start
  const stride = range.step * step
  return { kind: 'range', start: first, stop: first + stride * count, step: stride }
}

function setListSlice(items: Value[], index: SliceValue, value: Value, site: CallSite): void {
  const { start, step, count } = slicePositions(index, items.length, site)
  const replacement = [...iterate(value, site)]
  if (step === 1) {
    const after = items.splice(start).slice(count)
    for (const item of [...replacement, ...after]) items.push(item)
    return
  }
  if (replacement.length !== count) {
    const message = `attempt to assign sequence of size ${replacement.length} to extended slice of size ${count}`
    throw new PythonError('ValueError', message)
  }
  replacement.forEach((item, k) => {
    items[start + k * step] = item
  })
}

function arrayItem(values: ArrayValue, index: Value, site: CallSite): Value {
  if (values.shape.length === 0) {
    if (typeof index === 'object' && (index === null || index.kind === 'ellipsis')) {
      return selected(values, readIndices(index, site))
    }
    if (typeof index !== 'object' || index.kind !== 'tuple' || index.items.length > 0) {
      throw new PythonError('IndexError', 'invalid index to scalar variable.')
    }
    return values
  }
  const indices: Index[] = typeof index === 'bigint' ? [{ kind: 'at', index: Number(index) }] : readIndices(index, site)
  const [only] = indices
  const found = only !== undefined && indices.length === 1 ? adjacent(values, only) : undefined
  return found ?? selected(values, indices)
}

function setArrayItem(values: ArrayValue, index: Value, value: Value, site: CallSite): void {
  if (values.shape.length === 0) {
    throw new PythonError('TypeError', `'${typeName(values)}' object does not support item assignment`)
  }
  const indices = readIndices(index, site)
  const source = requireSource(values, value, site)
  const lattice = picked(wholeLattice(values.shape), indices)
  if (lattice === undefined) {
    put(values, select(values, indices), source)
    return
  }
  requireScalarWithin(source, values)
  scatter(values, lattice, source)
}
