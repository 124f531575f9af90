import { error, type Diagnostic } from '../../diagnostics/index.ts'
import type { Analysis } from './analysis.ts'
import { binary, call, name } from './build.ts'
import { conditionallyLinear } from './linear.ts'
import type { ExplicitUpdate, UpdateStatement } from './types.ts'
import { write } from './write.ts'

/**
 * Exponential Euler: with `x' = A x + B`, all else held, `x + dt exprel(A dt) f(x)`, or `x exp(A dt)` where B is zero.
 * The same as `(x + B/A) exp(A dt) - B/A`, but right where A is 0 too.
 */
export function exponentialEuler({ system, algebra }: Analysis): ExplicitUpdate | Diagnostic {
  const statements: UpdateStatement[] = []
  for (const equation of system.equations) {
    const { expression, unlessRefractory } = equation
    const { span } = expression
    const linear = conditionallyLinear(equation, algebra)
    if (linear === undefined) {
      const message = 'Can only solve conditionally linear systems with this state updater.'
      const help = `The equation is not linear in '${equation.name}' itself; "euler", "rk2" or "rk4" can integrate it.`
      return error('integration', span, message, { help })
    }
    const x = name(equation.name, span)
    const dt = name('dt', span)
    const exponent = binary('*', dt, write(linear.a, span), span)
    const step = linear.a.length === 0 ? dt : binary('*', dt, call('exprel', [exponent], span), span)
    const value =
      linear.b.length === 0 && linear.a.length > 0
        ? binary('*', x, call('exp', [exponent], span), span)
        : binary('+', x, binary('*', step, expression, span), span)
    statements.push({ target: equation.name, temporary: false, value, unlessRefractory })
  }
  return { kind: 'explicit', method: 'exponential_euler', statements, noises: [] }
}
