import type { Expr } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'

/** Whether a name is a noise symbol: `xi`, `xi_…` (semantics §2.5). */
export function isNoise(name: string): boolean {
  return name === 'xi' || name.startsWith('xi_')
}

/**
 * The first noise symbol in an expression, or in the subexpressions that it names.
 *
 * @param meaning the right-hand side of a subexpression; undefined for all else
 */
export function noiseBehind(
  expr: Expr,
  meaning: (name: string) => Expr | undefined,
  seen: Set<string> = new Set(),
): string | undefined {
  for (const { name } of namesIn(expr)) {
    if (isNoise(name)) return name
    const inner = seen.has(name) ? undefined : meaning(name)
    if (inner === undefined) continue
    const found = noiseBehind(inner, meaning, seen.add(name))
    if (found !== undefined) return found
  }
  return undefined
}
