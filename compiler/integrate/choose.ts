import { analyse, type Analysis } from './analysis.ts'
import { whyNotInBrian } from './brian-exact.ts'
import { call, name } from './build.ts'
import { linearSystem, unsteadyAtom } from './linear.ts'
import { multiply } from './polynomial.ts'
import type { MethodChoice, System } from './types.ts'

/**
 * The method Brian 2 would take by itself: `exact` where its solver copes, else `euler`, or `heun` for multiplicative
 * noise. Numbers would differ if ours were cleverer.
 */
export function chooseMethod(system: System): MethodChoice {
  const analysis = analyse(system)
  return analysis.kind === 'analysis' ? choose(analysis) : { method: 'euler' }
}

/** {@link chooseMethod} for a system already analysed. */
export function choose(analysis: Analysis): MethodChoice {
  const { system, algebra } = analysis
  if (analysis.noises.length > 0) return { method: analysis.multiplicative ? 'heun' : 'euler' }
  const linear = linearSystem(system, algebra)
  if (linear.kind === 'nonlinear') return { method: 'euler' }
  if ([...linear.matrix.flat(), ...linear.offset].some(each => unsteadyAtom(each))) return { method: 'euler' }
  const rows = system.equations.map((equation, i) => {
    const row = linear.matrix[i] ?? []
    if (!equation.unlessRefractory) return row
    // Brian 2 multiplies the equation by this factor before it looks at it.
    const { span } = equation.expression
    const active = algebra.polynomial(call('int', [name('not_refractory', span)], span))
    return row.map(each => multiply(each, active))
  })
  const reason = whyNotInBrian(rows)
  if (reason === undefined) return { method: 'exact' }
  const note =
    `The equations are linear, and method='exact' would solve them without error; ` +
    `Brian 2 does not choose it because ${reason}, so Hillock does not either.`
  return { method: 'euler', note }
}
