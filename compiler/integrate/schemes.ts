import type { ExplicitMethod } from './types.ts'

/** How much noise a method can take. */
export type NoiseSupport = 'none' | 'additive' | 'diagonal' | 'any'

/**
 * An integration scheme in our own language, one assignment a line.
 *
 * `x` stands for all differential variables at the beginning of the step, `x_new` for them at its end, `f(x, t)` for
 * the noise-free parts of their derivatives, `g(x, t)` for the factors of one noise and `xi` for its standard normal
 * number. Terms with noise are summed over the noises; a line with noise is carried out for each of them.
 */
export interface Scheme {
  readonly noise: NoiseSupport
  readonly lines: readonly string[]
}

export const schemes: Record<Exclude<ExplicitMethod, 'exponential_euler'>, Scheme> = {
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
