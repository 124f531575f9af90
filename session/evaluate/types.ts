import { isDimensionless } from '../../units/index.ts'
import { dtypeName } from '../arrays/array.ts'
import type { Value } from './values.ts'

/** Python's name of a value's class, as its messages use it. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'bigint':
      return 'int'
    case 'number':
      return 'float'
    case 'boolean':
      return 'bool'
    default:
  }
  if (value === null) return 'NoneType'
  switch (value.kind) {
    case 'str':
    case 'bytes':
    case 'list':
    case 'range':
    case 'slice':
    case 'ellipsis':
    case 'module':
    case 'method':
    case 'complex':
      return value.kind
    case 'tuple':
      return value.variant?.name ?? 'tuple'
    case 'dict':
      return value.variant?.name ?? 'dict'
    case 'set':
      return value.frozen ? 'frozenset' : 'set'
    case 'class':
      return 'type'
    case 'instance':
      return value.class.name
    case 'array':
      if (!isDimensionless(value.dimension)) return 'Quantity'
      return value.shape.length > 0 ? 'ndarray' : dtypeName(value)
    case 'unit':
      return 'Unit'
    case 'function':
      return value.type === true ? 'type' : 'function'
    case 'object':
      return value.derived?.class.name ?? value.type.name
  }
}
