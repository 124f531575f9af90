import type { Element, Precision } from '../../abi/index.ts'
import type { Variable } from './group.ts'

/** How memory holds a variable of a group: floats in the precision of the group, but for times, which are always exact. */
export function elementOf({ type, kind }: Pick<Variable, 'type' | 'kind'>, precision: Precision): Element {
  switch (type) {
    case 'integer':
      return 'i32'
    case 'boolean':
      return 'u8'
    case 'float':
      // floats that are kept without being of the equations are times
      return precision === 'float32' && kind !== 'internal' ? 'f32' : 'f64'
  }
}
