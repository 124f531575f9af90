import type { AttributeTable } from '../../evaluate/call.ts'
import { arrayAttributes, unitAttributes } from './of-array.ts'
import { pythonAttributes } from './of-python.ts'

/** Attributes of every kind of value that is no library object. */
export const attributes: ReadonlyMap<string, AttributeTable> = new Map([
  ...pythonAttributes,
  ['array', arrayAttributes],
  ['unit', unitAttributes],
])
