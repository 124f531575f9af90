import type { IrCall, IrExpr } from '../ir/ir.ts'
import { operationNamed, runtimeFunction } from '../ir/operations.ts'
import type { Program } from '../ir/program.ts'
import { expressionsOf, operands, statementsOf, withInner } from '../ir/walk.ts'

/** How many calls of costly functions stand in the code of a step, by their names in the runtime. */
export function transcendentalCalls({ parts }: Program): Record<string, number> {
  const counts = new Map<string, number>()
  const statements = parts
    .flatMap(({ kernels }) => kernels)
    .flatMap(kernel => [...statementsOf(kernel), ...kernel.after.flatMap(withInner)])
  for (const call of statements.flatMap(expressionsOf).flatMap(callsIn)) {
    if (operationNamed(call.operation).transcendental !== true) continue
    const { name } = runtimeFunction(call.operation, call.arguments[0]?.type ?? call.type)
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

function callsIn(expr: IrExpr): IrCall[] {
  const inner = operands(expr).flatMap(callsIn)
  return expr.kind === 'call' ? [expr, ...inner] : inner
}
