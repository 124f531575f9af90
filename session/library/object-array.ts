/** numpy's arrays of objects: what `subplots(2, 2)` gives. */
import { array, places, shapeText, type ArrayValue } from '../arrays/array.ts'
import { select, take } from '../arrays/indexing.ts'
import { reshape, transposed } from '../arrays/shape.ts'
import { readIndices } from '../evaluate/indices.ts'
import { element } from '../evaluate/iterate.ts'
import { list, tuple, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { method, methods } from './row.ts'

interface ObjectArray {
  readonly items: readonly Value[]
  /** Which item stands where. */
  readonly places: ArrayValue
}

/** An array of these items, row after row. */
export function objectArray(items: readonly Value[], shape: readonly number[]): ObjectValue {
  return made(
    items,
    array(
      places(items.length, k => k),
      shape,
    ),
  )
}

function made(items: readonly Value[], at: ArrayValue): ObjectValue {
  return { kind: 'object', type: objectArrayType, data: { items, places: at } satisfies ObjectArray }
}

const dataOf = (object: ObjectValue): ObjectArray => object.data as ObjectArray

/** An item, or the array of several. */
function part(items: readonly Value[], at: ArrayValue): Value {
  return at.shape.length === 0 ? (items[at.data[0] ?? 0] ?? null) : made(items, at)
}

function* itemsOf({ items, places: at }: ObjectArray): Iterable<Value> {
  for (let k = 0; k < (at.shape[0] ?? 0); k++) yield part(items, element(at, k))
}

function flat({ items, places: at }: ObjectArray): ObjectValue {
  return made(items, reshape(at, [-1]))
}

const rows = methods<ObjectArray>([
  method('flatten()', flat),
  method('ravel()', flat),
  method('transpose()', ({ items, places: at }) => made(items, transposed(at))),
  method('tolist()', data => list([...itemsOf(data)])),
  method('item(index=0)', ({ items, places: at }, [index = 0n]) => items[at.data[Number(index)] ?? 0] ?? null),
])

const attributes: ReadonlyMap<string, (data: ObjectArray) => Value> = new Map<string, (data: ObjectArray) => Value>([
  ['flat', flat],
  ['T', ({ items, places: at }) => made(items, transposed(at))],
  ['shape', ({ places: at }) => tuple(at.shape.map(BigInt))],
  ['size', ({ places: at }) => BigInt(at.data.length)],
  ['ndim', ({ places: at }) => BigInt(at.shape.length)],
])

const objectArrayType: ObjectType = {
  name: 'ndarray',
  attribute: (object, name) => attributes.get(name)?.(dataOf(object)) ?? rows.get(name)?.bind(dataOf(object)),
  attributeNames: () => [...attributes.keys(), ...rows.keys()],
  item: (object, index, site) => {
    const { items, places: at } = dataOf(object)
    return part(items, take(at, select(at, readIndices(index, site))))
  },
  iterate: object => itemsOf(dataOf(object)),
  length: object => dataOf(object).places.shape[0] ?? 0,
  repr: object => `<array of objects of shape ${shapeText(dataOf(object).places.shape)}>`,
}
