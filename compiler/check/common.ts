/** Types and dimensions of what goes together. */
import type { ValueType } from '../../abi/index.ts'
import { sameDimension } from '../../units/index.ts'
import type { Inferred } from './infer.ts'

/** The dimension of what goes together; undefined if it does not. */
export function commonDimension(a: Inferred, b: Inferred): Omit<Inferred, 'type'> | undefined {
  if (a.anyUnit === true) return b.anyUnit === true ? a : { dimension: b.dimension }
  return b.anyUnit === true || sameDimension(a.dimension, b.dimension) ? { dimension: a.dimension } : undefined
}

const ranks: readonly ValueType[] = ['boolean', 'integer', 'float']

/** boolean < integer < float (semantics §3.2). */
export function highest(a: ValueType, b: ValueType): ValueType {
  return ranks.indexOf(a) > ranks.indexOf(b) ? a : b
}

/** What holds either of two values; undefined if they have no dimension in common. */
export function eitherOf(a: Inferred, b: Inferred): Inferred | undefined {
  const common = commonDimension(a, b)
  return common && { ...common, type: highest(a.type, b.type) }
}
