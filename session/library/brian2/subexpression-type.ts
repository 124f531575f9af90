import { contextOf } from '../../../compiler/check/context.ts'
import { infer } from '../../../compiler/check/infer.ts'
import type { Scope } from '../../../compiler/check/scope.ts'
import { noNames } from '../../../compiler/model/external.ts'
import type { Variable } from '../../../compiler/model/group.ts'
import type { NeuronGroup, VariableInfo } from '../../../network/index.ts'

/** A subexpression is read with the type of what it computes, `x = 2*i : 1` as integers; all else as it is declared. */
export function typeRead(group: NeuronGroup, { name, type }: VariableInfo): VariableInfo['type'] {
  const variable = group.model.variables.get(name)
  return variable === undefined ? type : computedType(group, variable, [])
}

/** @param within subexpressions that led here, against circles */
function computedType(group: NeuronGroup, variable: Variable, within: readonly string[]): Variable['type'] {
  const { name, kind, type, constantOverDt, expression } = variable
  if (kind !== 'subexpression' || constantOverDt || type !== 'float' || expression === undefined) return type
  if (within.includes(name)) return type
  const context = contextOf(group.model, noNames, () => undefined)
  const scope: Scope = used => {
    const symbol = context.scope(used)
    if (symbol?.kind !== 'variable') return symbol
    return {
      kind: 'variable',
      variable: { ...symbol.variable, type: computedType(group, symbol.variable, [...within, name]) },
    }
  }
  return infer(expression, { ...context, scope })?.type === 'integer' ? 'integer' : type
}
