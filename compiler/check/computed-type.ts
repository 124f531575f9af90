import type { ValueType } from '../../abi/index.ts'
import type { Namespace } from '../model/external.ts'
import { type GroupModel, isStored, type Variable } from '../model/group.ts'
import { contextOf } from './context.ts'
import { infer } from './infer.ts'
import type { Scope } from './scope.ts'

/**
 * The type of what a subexpression computes. Brian 2 puts subexpressions into one another before it looks at types, so
 * with `x = 2 : 1` and `y = x + i : 1` both are integers to whoever reads them.
 */
export function computedType(model: GroupModel, variable: Variable, namespace: Namespace): ValueType {
  const context = contextOf(model, namespace, () => undefined)
  const known = new Map<string, ValueType>()
  const scope: Scope = name => {
    const symbol = context.scope(name)
    if (symbol?.kind !== 'variable') return symbol
    return { kind: 'variable', variable: { ...symbol.variable, type: typeOf(symbol.variable) } }
  }
  const typeOf = (each: Variable): ValueType => {
    const { name, type, expression } = each
    if (isStored(each) || expression === undefined) return type
    const before = known.get(name)
    if (before !== undefined) return before
    // Until it is known, against circles.
    known.set(name, type)
    const found = infer(expression, { ...context, scope })?.type ?? type
    known.set(name, found)
    return found
  }
  return typeOf(variable)
}
