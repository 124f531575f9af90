/** Subexpressions are put in where they are used; a few lines can so stand for more than any computer holds. */
import { error, type Report } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { children } from '../grammar/index.ts'
import { type Computation, expressionsOf } from '../model/computations.ts'
import { orderSubexpressions } from '../model/dependency-order.ts'
import type { GroupModel } from '../model/group.ts'

/** Most numbers, names and operations of an expression that is written out. */
const mostNodes = 50_000
/** Most of them inside one another. */
const mostDepth = 1000

interface Extent {
  readonly nodes: number
  readonly depth: number
}

/** Reports expressions that are too large once their subexpressions are written out; true if none is. */
export function checkExpansion(
  { variables }: GroupModel,
  computations: readonly Computation[],
  report: Report,
): boolean {
  const known = new Map<string, Extent>()
  const extentOf = (expr: Expr): Extent => {
    if (expr.kind === 'name') return known.get(expr.name) ?? { nodes: 1, depth: 1 }
    return children(expr)
      .map(extentOf)
      .reduce((sum, { nodes, depth }) => ({ nodes: sum.nodes + nodes, depth: Math.max(sum.depth, depth + 1) }), {
        nodes: 1,
        depth: 1,
      })
  }
  for (const { name, constantOverDt, expression } of orderSubexpressions(variables).ordered) {
    if (constantOverDt || expression === undefined) continue
    const { nodes, depth } = extentOf(expression)
    known.set(name, { nodes, depth: depth + 1 })
  }
  const guilty = computations.flatMap(expressionsOf).find(expression => {
    const { nodes, depth } = extentOf(expression)
    return nodes > mostNodes || depth > mostDepth
  })
  if (guilty === undefined) return true
  report(
    error(
      'too-deep',
      guilty.span,
      'with its subexpressions written out, this expression is larger than can be computed',
      {
        help: 'make a subexpression that is used often a value of its own: (constant over dt), or a parameter',
      },
    ),
  )
  return false
}
