import { isDimensionless } from '../../units/index.ts'
import { at, row, type ArrayValue } from '../arrays/array.ts'
import type { CallSite } from './call.ts'
import { requireLength } from './sequence-limit.ts'
import { PythonError } from './python-error.ts'
import { typeName } from './types.ts'
import { str, type RangeValue, type Value } from './values.ts'

/**
 * The items of a value, as a `for` loop sees them.
 *
 * @throws PythonError for what cannot be iterated over
 */
export function iterate(value: Value, site: CallSite): Iterable<Value> {
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
      case 'dict':
        return [...value.entries.values()].map(({ key }) => key)
      case 'array':
        return arrayItems(value)
      case 'object': {
        if (value.type.iterate !== undefined) return value.type.iterate(value, site)
        const values = value.type.array?.(value, site)
        if (values !== undefined) return arrayItems(values)
        break
      }
      case 'unit':
      case 'slice':
      case 'ellipsis':
      case 'function':
      case 'module':
    }
  }
  throw new PythonError('TypeError', `'${typeName(value)}' object is not iterable`)
}

/** A list may grow while it is gone through. */
function* listItems(items: readonly Value[]): Iterable<Value> {
  for (let k = 0; k < items.length; k++) yield items[k] ?? null
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
export function collect(value: Value, site: CallSite): Value[] {
  const items: Value[] = []
  for (const item of iterate(value, site)) {
    items.push(item)
    if (items.length % 65_536 === 0) requireLength(items.length)
  }
  return items
}
