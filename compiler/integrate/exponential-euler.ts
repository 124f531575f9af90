import { error, type Diagnostic } from '../../diagnostics/index.ts'
import type { Analysis } from './analysis.ts'
import { binary, call, name } from './build.ts'
import { type Collected, collectOwn, mentions } from './linear.ts'
import type { Derivative, ExplicitUpdate, UpdateStatement } from './types.ts'
import { write } from './write.ts'

/**
 * Exponential Euler: with `x' = A x + B`, all else held, `x + dt exprel(A dt) f(x)`, or `x exp(A dt)` where B is zero.
 * The same as `(x + B/A) exp(A dt) - B/A`, but right where A is 0 too. A and B may hold x, see {@link collectOwn}.
 */
export function exponentialEuler({ system, algebra }: Analysis): ExplicitUpdate | Diagnostic {
  const statements: UpdateStatement[] = []
  for (const equation of system.equations) {
    const collected = collectOwn(equation, algebra)
    if (collected === undefined) {
      const message = 'Can only solve conditionally linear systems with this state updater.'
      const help =
        `Multiplied out, the equation holds '${equation.name}' in another power than the first; ` +
        '"euler", "rk2" or "rk4" can integrate it.'
      return error('integration', equation.expression.span, message, { help })
    }
    statements.push(flow(equation, collected))
  }
  return { kind: 'explicit', method: 'exponential_euler', statements, noises: [] }
}

/**
 * Every equation solved by itself, the other variables held: of equations that are linear in their own variable, with factors that
 * do not change during the step, that is exponential Euler, without error.
 */
export function independent({ system, algebra }: Analysis): ExplicitUpdate | Diagnostic {
  const statements: UpdateStatement[] = []
  for (const equation of system.equations) {
    const collected = collectOwn(equation, algebra)
    const changing = [equation.name, 't']
    if (collected === undefined || mentions(collected.a, changing) || mentions(collected.b, changing)) {
      const message = `The method 'independent' for an equation that is not linear in '${equation.name}', or holds t, is Brian 2, not yet Hillock; this file runs in Brian 2.`
      return error('unsupported', equation.expression.span, message, { help: 'use "exponential_euler" or "rk4"' })
    }
    statements.push(flow(equation, collected))
  }
  return { kind: 'explicit', method: 'independent', statements, noises: [] }
}

/** One variable moved on by `x' = A x + B`, A and B held. */
function flow({ name: variable, expression, unlessRefractory }: Derivative, { a, b }: Collected): UpdateStatement {
  const { span } = expression
  const x = name(variable, span)
  const dt = name('dt', span)
  const exponent = binary('*', dt, write(a, span), span)
  const step = a.length === 0 ? dt : binary('*', dt, call('exprel', [exponent], span), span)
  const value =
    b.length === 0 && a.length > 0
      ? binary('*', x, call('exp', [exponent], span), span)
      : binary('+', x, binary('*', step, expression, span), span)
  return { target: variable, temporary: false, value, origin: span, unlessRefractory }
}
