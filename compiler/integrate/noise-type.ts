import type { EquationSet } from '../model/equation-set.ts'
import { analyse } from './analysis.ts'
import { systemOf } from './system.ts'

/** Whether the factor of a noise depends on a differential variable or on `t`, of equations by themselves (semantics §2.7). */
export function isMultiplicative(equations: EquationSet): boolean {
  const analysis = analyse(systemOf(Array.from(equations.values(), ({ variable }) => variable)))
  return analysis.kind === 'analysis' && analysis.multiplicative
}
