import type { IrCall, IrExpr, IrType } from '../ir/ir.ts'
import { operationNamed, runtimeFunction } from '../ir/operations.ts'
import type { Program } from '../ir/program.ts'
import { expressionsOf, operands, statementsOf } from '../ir/walk.ts'

/** How many calls of costly functions stand in the code of a step, by their names in the runtime. */
export function transcendentalCalls({ parts }: Program): Record<string, number> {
  const counts = new Map<string, number>()
  const statements = parts.flatMap(({ kernels }) => kernels).flatMap(statementsOf)
  const add = (operation: string, type: IrType): void => {
    if (operationNamed(operation).transcendental !== true) return
    const { name } = runtimeFunction(operation, type)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  for (const statement of statements) {
    if (statement.kind === 'map') add(statement.operation, 'f64')
    for (const call of expressionsOf(statement).flatMap(callsIn))
      add(call.operation, call.arguments[0]?.type ?? call.type)
  }
  return Object.fromEntries(counts)
}

function callsIn(expr: IrExpr): IrCall[] {
  const inner = operands(expr).flatMap(callsIn)
  return expr.kind === 'call' ? [expr, ...inner] : inner
}
