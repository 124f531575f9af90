import type { BinaryOperator } from '../../../compiler/grammar/ast.ts'
import type { CallSite } from '../call.ts'
import type { Value } from '../values.ts'
import { isSubclass } from './make-class.ts'
import { callOperator } from './special.ts'

/** `add` of `__add__`, `__radd__` and `__iadd__`. */
export const operatorNames: Readonly<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '^': 'xor',
  '|': 'or',
}

/** `a operator b` by `__add__` of the one or `__radd__` of the other; undefined where neither knows. */
export function callBinary(operator: BinaryOperator, a: Value, b: Value, site: CallSite): Value | undefined {
  const name = operatorNames[operator]
  const forward = (): Value | undefined => callOperator(a, `__${name}__`, [b], site)
  const backward = (): Value | undefined => callOperator(b, `__r${name}__`, [a], site)
  const [first, second] = derivedFirst(a, b) ? [backward, forward] : [forward, backward]
  const found = first()
  return found === undefined ? second() : found
}

/** A class derived from the other's is asked first. */
function derivedFirst(a: Value, b: Value): boolean {
  if (typeof a !== 'object' || a?.kind !== 'instance' || typeof b !== 'object' || b?.kind !== 'instance') return false
  return a.class !== b.class && isSubclass(b.class, a.class)
}
