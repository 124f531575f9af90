/** The explicit schemes that Brian 2 has, as text. */
import type { NoiseSupport } from '../model/scheme.ts'
import type { SchemeMethod } from './types.ts'

/** A scheme, one assignment a line. */
export interface SchemeLines {
  readonly noise: NoiseSupport
  readonly lines: readonly string[]
}

export const schemes: Record<SchemeMethod, SchemeLines> = {
  // Forward Euler; with noise, Euler-Maruyama.
  euler: {
    noise: 'additive',
    lines: ['x_new = x + dt*f(x, t) + g(x, t)*sqrt(dt)*xi'],
  },
  // The midpoint method.
  rk2: {
    noise: 'none',
    lines: ['k = dt*f(x, t)', 'x_new = x + dt*f(x + k/2, t + dt/2)'],
  },
  // The classical method of Runge and Kutta.
  rk4: {
    noise: 'none',
    lines: [
      'k1 = dt*f(x, t)',
      'k2 = dt*f(x + k1/2, t + dt/2)',
      'k3 = dt*f(x + k2/2, t + dt/2)',
      'k4 = dt*f(x + k3, t + dt)',
      'x_new = x + (k1 + 2*k2 + 2*k3 + k4)/6',
    ],
  },
  // Heun's method in the noise alone, as in Brian 2: Stratonovich; without noise, forward Euler.
  heun: {
    noise: 'any',
    lines: [
      'support = x + g(x, t)*sqrt(dt)*xi',
      'g_support = g(support, t + dt)',
      'x_new = x + dt*f(x, t) + 0.5*(g(x, t) + g_support)*sqrt(dt)*xi',
    ],
  },
  // Derivative-free Milstein as in Brian 2: Itō without the -dt term; without noise, forward Euler.
  milstein: {
    noise: 'diagonal',
    lines: [
      'support = x + dt*f(x, t) + sqrt(dt)*g(x, t)',
      'g_support = g(support, t)',
      'x_new = x + dt*f(x, t) + g(x, t)*sqrt(dt)*xi + 0.5*(g_support - g(x, t))*sqrt(dt)*xi**2',
    ],
  },
}
