import type { AttributeTable } from '../../evaluate/call.ts'
import { arrayAttributes, unitAttributes } from './of-array.ts'
import { bytesAttributes } from './of-bytes.ts'
import { dictAttributes, setAttributes } from './of-dicts.ts'
import { complexAttributes, floatAttributes, intAttributes } from './of-numbers.ts'
import { listAttributes, rangeAttributes, tupleAttributes } from './of-sequences.ts'
import { strAttributes } from './of-strings.ts'

/** Attributes of every kind of value that is no library object. */
export const attributes: ReadonlyMap<string, AttributeTable> = new Map([
  ['str', strAttributes],
  ['bytes', bytesAttributes],
  ['list', listAttributes],
  ['tuple', tupleAttributes],
  ['range', rangeAttributes],
  ['dict', dictAttributes],
  ['set', setAttributes],
  ['float', floatAttributes],
  ['int', intAttributes],
  ['bool', intAttributes],
  ['complex', complexAttributes],
  ['array', arrayAttributes],
  ['unit', unitAttributes],
])
