import { error, type Report } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'
import type { Namespace } from '../model/external.ts'
import { type GroupModel, isStored } from '../model/group.ts'
import { noiseWithin, noisyValue } from './check-noise.ts'
import { contextOf } from './context.ts'
import { infer } from './infer.ts'

/**
 * Reports why an expression cannot be computed between runs: what is wrong with it, or with a subexpression that it reads.
 * Dimensions are not looked at, as Brian 2 does not look at them here.
 */
export function checkReading(expr: Expr, group: GroupModel, namespace: Namespace, report: Report): void {
  const context = contextOf(group, namespace, found => {
    if (found.code !== 'unit-mismatch') report(found)
  })
  const seen = new Set<Expr>()
  const look = (each: Expr): void => {
    if (seen.has(each)) return
    seen.add(each)
    infer(each, context)
    for (const { name, span } of namesIn(each)) {
      const variable = group.variables.get(name)
      const noise = noiseWithin(name, group)
      if (noise !== undefined) {
        report(error('equations', span, noisyValue(name, noise)))
        continue
      }
      if (variable?.expression !== undefined && !isStored(variable)) look(variable.expression)
    }
  }
  look(expr)
}
