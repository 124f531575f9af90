import type { Expr } from '../grammar/ast.ts'
import { rewrite } from '../grammar/equation-tree.ts'
import type { Variable } from '../model/group.ts'
import { noiseBehind } from '../model/noise.ts'
import type { System } from './types.ts'

/**
 * The equations among variables as a system by themselves, in which names stand for nothing else. Subexpressions with noise are
 * written out in equations, which are taken apart by it.
 */
export function systemOf(variables: readonly Variable[]): System {
  const subexpressions = new Map(
    variables.flatMap(({ kind, name, expression }) =>
      kind === 'subexpression' && expression !== undefined ? [[name, expression]] : [],
    ),
  )
  const withNoise = (expression: Expr): Expr =>
    rewrite(expression, node => {
      const meaning = node.kind === 'name' ? subexpressions.get(node.name) : undefined
      const isNoisy = meaning !== undefined && noiseBehind(meaning, name => subexpressions.get(name)) !== undefined
      return isNoisy ? withNoise(meaning) : node
    })
  return {
    equations: variables.flatMap(({ kind, name, expression, unlessRefractory }) =>
      kind === 'differential' && expression !== undefined
        ? [{ name, expression: withNoise(expression), unlessRefractory }]
        : [],
    ),
    subexpressions,
    statefulFunctions: new Set(),
    stepwiseFunctions: new Set(),
    perNeuron: new Set(variables.flatMap(({ name, shared }) => (shared ? [] : [name]))),
    dimensions: new Map(variables.map(({ name, dimension }) => [name, dimension])),
  }
}
