import type { Variable } from '../model/group.ts'
import type { System } from './types.ts'

/** The equations among variables as a system by themselves, in which names stand for nothing else. */
export function systemOf(variables: readonly Variable[]): System {
  return {
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
  }
}
