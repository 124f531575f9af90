/** Calls of functions of the modeller's own: their texts written out in place, with arguments for parameters (semantics §10.5). */
import { invariant } from '../../../diagnostics/index.ts'
import { assignedValue } from '../../check/augmented.ts'
import type { Expr } from '../../grammar/ast.ts'
import { carryOut } from '../../model/carry-out.ts'
import { type OwnFunction, ownNames } from '../../model/own-function.ts'
import type { IrExpr } from '../ir.ts'
import { chosen, converted } from './conversions.ts'
import type { Lowering } from './expression.ts'
import { scalarType } from './references.ts'

/** The value of a call that has passed the checks. */
export function lowerOwnCall(
  called: OwnFunction,
  args: readonly IrExpr[],
  context: Lowering,
  lower: (expr: Expr, context: Lowering) => IrExpr,
): IrExpr {
  const { prelude } = context
  const text = { owner: called, names: ownNames(called) }
  const value = (expr: Expr, bound: ReadonlyMap<string, IrExpr>): IrExpr =>
    lower(expr, { ...context, scope: () => undefined, temporaries: undefined, symbolic: undefined, text, bound })
  const parameters = called.parameters.flatMap(({ name }, k) => {
    const given = args[k]
    return given === undefined ? [] : [[name, prelude.keep(given, name)] as const]
  })
  const result = carryOut<IrExpr>(called, new Map(parameters), {
    value: (expr, bound) => prelude.keep(value(expr, bound), called.name),
    result: value,
    augmented: (target, operator, operand, bound) =>
      prelude.keep(value(assignedValue({ target, operator, value: operand, span: operand.span }), bound), target.name),
    condition: (expr, bound) => prelude.keep(converted(value(expr, bound), 'bool'), 'condition'),
    choose: (condition, then, otherwise, _, name) => {
      const either = chosen(condition, then, otherwise)
      return name === undefined ? either : prelude.keep(either, name)
    },
    refuse: () => invariant(false, 'a function that was checked'),
  })
  invariant(result !== undefined, 'a function that was checked')
  const { type } = called
  return type === 'highest' ? result : converted(result, scalarType(called.result === 'boolean' ? 'boolean' : type))
}
