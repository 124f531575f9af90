import type { ObjectValue, Value } from '../values.ts'

/** The functions of a property. */
export interface PropertyData {
  readonly get: Value
  readonly set: Value
  readonly delete: Value
}

/** What a property asks for its value; undefined for other objects. */
export function propertyGetter({ type, data }: ObjectValue): Value | undefined {
  return type.name === 'property' ? (data as PropertyData).get : undefined
}
