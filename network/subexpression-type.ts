import type { ValueType } from '../abi/index.ts'
import { contextOf } from '../compiler/check/context.ts'
import { infer } from '../compiler/check/infer.ts'
import type { Scope } from '../compiler/check/scope.ts'
import type { Namespace } from '../compiler/model/external.ts'
import { type GroupModel, isStored, type Variable } from '../compiler/model/group.ts'

/**
 * The type of what a subexpression computes. Brian 2 puts subexpressions into one another before it looks at types, so
 * with `x = 2 : 1` and `y = x + i : 1` both are integers to whoever reads them.
 */
export function computedType(model: GroupModel, variable: Variable, namespace: Namespace): ValueType {
  return typeWithin(model, variable, namespace, [])
}

/** @param within subexpressions that led here, against circles */
function typeWithin(model: GroupModel, variable: Variable, namespace: Namespace, within: readonly string[]): ValueType {
  const { name, type, expression } = variable
  if (isStored(variable) || expression === undefined || within.includes(name)) return type
  const context = contextOf(model, namespace, () => undefined)
  const scope: Scope = used => {
    const symbol = context.scope(used)
    if (symbol?.kind !== 'variable') return symbol
    const own = typeWithin(model, symbol.variable, namespace, [...within, name])
    return { kind: 'variable', variable: { ...symbol.variable, type: own } }
  }
  return infer(expression, { ...context, scope })?.type ?? type
}
