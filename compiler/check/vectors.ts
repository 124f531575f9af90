import type { Expr, Name } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'
import { isStateful, type Scope } from './scope.ts'

/** What makes an expression have a value for each neuron. */
export interface VectorName extends Pick<Name, 'name' | 'span'> {
  /** A function that draws: alone it is drawn once where one value is wanted. */
  readonly drawn?: true
}

/**
 * The first name in an expression that has a value for each neuron, variables before draws; undefined if it has one value
 * for the whole group.
 *
 * @param scalars temporaries with one value for the whole group
 */
export function vectorName(expr: Expr, scope: Scope, scalars: ReadonlySet<string> = none): VectorName | undefined {
  let draw: VectorName | undefined
  for (const { name, span } of namesIn(expr)) {
    const symbol = scope(name)
    switch (symbol?.kind) {
      case 'variable':
        if (!symbol.variable.shared) return { name, span }
        break
      case 'clock':
        if (name === 'i') return { name, span }
        break
      case 'noise':
        return { name, span }
      case 'temporary':
        if (!scalars.has(name)) return { name, span }
        break
      case 'function':
      case 'own function':
      case 'binomial':
        if (isStateful(symbol)) draw ??= { name, span, drawn: true }
        break
      default:
    }
  }
  return draw
}

const none: ReadonlySet<string> = new Set()
