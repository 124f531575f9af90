/** `bytearray`: bytes that can be changed. What they have of bytes is computed of bytes, and given as a new bytearray. */
import { byteText } from '../../evaluate/compare.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { slicePositions } from '../../evaluate/indices.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { requireLength } from '../../evaluate/sequence-limit.ts'
import { sequences } from '../../evaluate/sequences.ts'
import { getItem, position } from '../../evaluate/subscript.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  bytes,
  isBytes,
  isObject,
  list,
  tuple,
  type Called,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type SliceValue,
  type Value,
} from '../../evaluate/values.ts'
import { quoteBytes } from '../../print/quote.ts'
import { optionalInteger } from '../arguments.ts'
import { bytesMethods } from '../attributes/of-bytes.ts'
import { method, methodRow, methods, row, type MethodRow } from '../row.ts'
import { bytesType } from './bytes.ts'

interface ByteArray {
  text: string
}

const dataOf = (object: ObjectValue): ByteArray => object.data as ByteArray

function byteArray(text: string): ObjectValue {
  requireLength(text.length)
  return { kind: 'object', type: byteArrayType, data: { text } }
}

/** Bytes of either kind as those that do not change; anything else as it is. */
function frozen(value: Value): Value {
  return isObject(value, byteArrayType) ? bytes(dataOf(value).text) : value
}

/** What `bytes(…)` makes of a value. */
function textOf(value: Value, site: CallSite): string {
  const made = bytesType.call([frozen(value)], site)
  return typeof made === 'object' && made?.kind === 'bytes' ? made.text : ''
}

/** One byte by its number. */
function byteOf(value: Value, site: CallSite): string {
  return typeof value === 'bigint' ? byteText(value, site) : textOf(list([value]), site)
}

/** Instead of bytes bytearrays, in lists and tuples too. */
function thawed(value: Called): Called {
  if (typeof value !== 'object' || value === null) return value
  if (value.kind === 'bytes') return byteArray(value.text)
  if (value.kind === 'list') return list(value.items.map(each => thawed(each) as Value))
  return value.kind === 'tuple' ? tuple(value.items.map(each => thawed(each) as Value)) : value
}

/** Puts other bytes in the place of some. */
function splice(data: ByteArray, start: number, count: number, text: string): void {
  requireLength(data.text.length - count + text.length)
  data.text = data.text.slice(0, start) + text + data.text.slice(start + count)
}

const own: readonly MethodRow<ByteArray>[] = [
  method('append(item, /)', (data, [item = null], site) => {
    splice(data, data.text.length, 0, byteOf(item, site))
    return null
  }),
  method('extend(iterable, /)', (data, [items = null], site) => {
    splice(data, data.text.length, 0, textOf(items, site))
    return null
  }),
  method('insert(index, item, /)', (data, [index, item = null], site) => {
    const { length } = data.text
    const at = optionalInteger(index, 'index', site) ?? 0
    splice(data, Math.min(length, Math.max(0, at < 0 ? at + length : at)), 0, byteOf(item, site))
    return null
  }),
  method('pop(index=-1, /)', (data, [index = -1n], site) => {
    if (data.text === '') throw new PythonError('IndexError', 'pop from empty bytearray')
    const at = optionalInteger(index, 'index', site) ?? -1
    const place = at < 0 ? at + data.text.length : at
    if (place < 0 || place >= data.text.length) throw new PythonError('IndexError', 'pop index out of range')
    const taken = data.text.charCodeAt(place)
    splice(data, place, 1, '')
    return BigInt(taken)
  }),
  method('remove(value, /)', (data, [value = null], site) => {
    const at = data.text.indexOf(byteText(value, site))
    if (at < 0) throw new PythonError('ValueError', 'value not found in bytearray')
    splice(data, at, 1, '')
    return null
  }),
  method('clear()', data => {
    data.text = ''
    return null
  }),
  method('reverse()', data => {
    data.text = [...data.text].toReversed().join('')
    return null
  }),
  method('copy()', ({ text }) => byteArray(text)),
  ...bytesMethods.map(({ name, parameters, call }) =>
    methodRow<ByteArray>(name, parameters, ({ text }, arguments_, site) =>
      thawed(
        call(
          bytes(text),
          arguments_.map(each => each && frozen(each)),
          site,
        ),
      ),
    ),
  ),
]

const byName = methods(own)

function setSlice(data: ByteArray, slice: SliceValue, text: string, site: CallSite): void {
  const { start, step, count } = slicePositions(slice, data.text.length, site)
  if (step === 1) {
    splice(data, start, count, text)
    return
  }
  if (text.length !== count) {
    const message = `attempt to assign bytes of size ${text.length} to extended slice of size ${count}`
    throw new PythonError('ValueError', message)
  }
  const items = [...data.text]
  for (let k = 0; k < count; k++) items[start + k * step] = text[k] ?? ''
  data.text = items.join('')
}

function isSlice(value: Value): value is SliceValue {
  return typeof value === 'object' && value?.kind === 'slice'
}

const byteArrayType: ObjectType = {
  name: 'bytearray',
  length: object => dataOf(object).text.length,
  item: (object, index, site) => {
    if (isSlice(index)) return thawed(getItem(bytes(dataOf(object).text), index, site)) as Value
    const { text } = dataOf(object)
    return BigInt(text.charCodeAt(position(index, text.length, 'bytearray', site)))
  },
  setItem: (object, index, value, site) => {
    const data = dataOf(object)
    if (isSlice(index)) setSlice(data, index, textOf(value, site), site)
    else splice(data, position(index, data.text.length, 'bytearray', site), 1, byteOf(value, site))
  },
  deleteItem: (object, index, site) => {
    const data = dataOf(object)
    if (!isSlice(index)) {
      splice(data, position(index, data.text.length, 'bytearray', site), 1, '')
      return
    }
    const { start, step, count } = slicePositions(index, data.text.length, site)
    const gone = new Set(Array.from({ length: count }, (_, k) => start + k * step))
    data.text = [...data.text].filter((_, k) => !gone.has(k)).join('')
  },
  contains: (object, item, site) => dataOf(object).text.includes(byteText(frozen(item), site)),
  iterate: function* (object) {
    const data = dataOf(object)
    for (let k = 0; k < data.text.length; k++) yield BigInt(data.text.charCodeAt(k))
  },
  attribute: (object, name) => byName.get(name)?.bind(dataOf(object)),
  attributeNames: () => byName.keys(),
  binary: (operator, object, other) => {
    if (operator === '+' && !isBytes(frozen(other)))
      throw new PythonError('TypeError', `can't concat ${typeName(other)} to bytearray`)
    const made = sequences(operator, frozen(object), frozen(other))
    return made && (thawed(made) as Value)
  },
  // Two kinds make that of the left one.
  reversed: (operator, object, other) => {
    const made = sequences(operator, other, frozen(object))
    return made && (isBytes(other) ? made : (thawed(made) as Value))
  },
  inPlace: (operator, object, added, site) => {
    const data = dataOf(object)
    if (operator === '+') splice(data, data.text.length, 0, textOf(added, site))
    else {
      const made = sequences(operator, bytes(data.text), frozen(added))
      if (!isBytes(made))
        throw new PythonError('TypeError', `unsupported operand type(s) for ${operator}=: 'bytearray'`)
      data.text = made.text
    }
    return object
  },
  equals: (object, other) => {
    const value = frozen(other)
    return isBytes(value) && value.text === dataOf(object).text
  },
  copy: object => byteArray(dataOf(object).text),
  repr: object => `bytearray(${quoteBytes(dataOf(object).text)})`,
}

export const byteArrayClass: FunctionValue = row(
  'bytearray(source=b"", encoding=None, errors=None)',
  ([source, encoding, errors], site) => {
    const value = source === undefined ? undefined : frozen(source)
    return thawed(bytesType.call([value, encoding, errors], site))
  },
  {
    type: true,
    attributes: new Map<string, Value>([
      [
        'fromhex',
        row('fromhex(string, /)', ([digits], site) => {
          const from = bytesType.attributes?.get('fromhex')
          return typeof from === 'object' && from?.kind === 'function' ? thawed(from.call([digits], site)) : null
        }),
      ],
    ]),
  },
)
