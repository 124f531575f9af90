/**
 * A kernel that does little is bound by loads and stores. Where a loop over vectors is all there is to a step, and looks neither for
 * events nor at the time, two steps are done between them. Rows that a monitor samples are those of few tiles, and these go step by step.
 */
import { type IrExpr, type IrStatement, local, type Local } from '../ir.ts'
import type { Kernel, Loop } from '../program.ts'
import { countOperations, definedBy, expressionsOf, mapExpressions, mapReads, operands } from '../walk.ts'

/** The kernel of whole blocks of a clock, with two steps at once beside it where that saves time. */
export function stepInPairs(kernel: Kernel, clock: number): Kernel {
  const others = kernel.loops.filter(({ domain }) => domain.kind !== 'recorded')
  const [loop] = others
  if (loop === undefined || others.length > 1 || loop.lanes !== 'vector' || loop.clock !== clock) return kernel
  const expressions = loop.body.flatMap(expressionsOf)
  const operations = expressions.reduce((sum, expr) => sum + countOperations(expr), 0)
  if (operations > most || !loop.body.every(isOfAnyStep) || !expressions.every(isSameAtEachStep)) return kernel
  return { ...kernel, pairs: [twice(loop)] }
}

/** Operations of a step beyond which it is no longer bound by loads and stores. */
const most = 6

function isOfAnyStep({ kind }: IrStatement): boolean {
  return kind === 'let' || kind === 'set'
}

/** Whether an expression reads nothing that changes by itself from step to step. */
function isSameAtEachStep(expr: IrExpr): boolean {
  if (expr.kind === 'lookup') return false
  if (expr.kind !== 'read') return operands(expr).every(isSameAtEachStep)
  const { place } = expr
  return place.kind !== 'step' && place.kind !== 'time' && !(place.kind === 'element' && place.index === 'step')
}

/** The body once more behind itself, with locals of its own. */
function twice(loop: Loop): Loop {
  const own = new Map<Local, Local>(loop.body.flatMap(definedBy).map(each => [each, { ...each }]))
  const again = (of: Local): Local => own.get(of) ?? of
  const replaced = (expr: IrExpr): IrExpr =>
    mapReads(expr, each => (each.place.kind === 'local' ? local(again(each.place.local)) : each))
  const next = loop.body.map((statement): IrStatement => {
    const mapped = mapExpressions(statement, replaced)
    return mapped.kind === 'let' ? { ...mapped, local: again(mapped.local) } : mapped
  })
  return { ...loop, body: [...loop.body, ...next] }
}
