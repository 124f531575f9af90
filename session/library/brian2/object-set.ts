import { type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'

/** A set as Brian gives it to scripts, which cannot make one: to go through, to look into, to print. */
const setType: ObjectType = {
  name: 'set',
  iterate: object => itemsOf(object),
  length: object => itemsOf(object).length,
  repr: (object, display) => {
    const items = itemsOf(object)
    return items.length === 0 ? 'set()' : `{${items.map(item => toRepr(item, display)).join(', ')}}`
  },
}

const itemsOf = (object: ObjectValue): readonly Value[] => object.data as readonly Value[]

/** A set of these values, each once, in this order. */
export function objectSet(items: readonly Value[]): ObjectValue {
  return { kind: 'object', type: setType, data: [...new Set(items)] }
}
