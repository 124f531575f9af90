import type { EquationSet } from '../model/equation-set.ts'
import { analyse } from './analysis.ts'

/** Whether the factor of a noise depends on a differential variable or on `t`, of equations by themselves (semantics §2.7). */
export function isMultiplicative(equations: EquationSet): boolean {
  const variables = Array.from(equations.values(), ({ variable }) => variable)
  const analysis = analyse({
    equations: variables.flatMap(({ kind, name, expression, unlessRefractory }) =>
      kind === 'differential' && expression !== undefined ? [{ name, expression, unlessRefractory }] : [],
    ),
    subexpressions: new Map(
      variables.flatMap(({ kind, name, expression }) =>
        kind === 'subexpression' && expression !== undefined ? [[name, expression]] : [],
      ),
    ),
    statefulFunctions: new Set(),
    stepwiseFunctions: new Set(),
    dimensions: new Map(variables.map(({ name, dimension }) => [name, dimension])),
  })
  return analysis.kind === 'analysis' && analysis.multiplicative
}
