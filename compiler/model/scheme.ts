/** What integration schemes are: plain data. */
import type { Expr } from '../grammar/ast.ts'

/** How much noise a scheme can take. */
export type NoiseSupport = 'none' | 'additive' | 'diagonal' | 'any'

/**
 * An integration scheme, one assignment a line.
 *
 * `x` stands for all differential variables at the beginning of the step, `x_new` for them at its end, `f(x, t)` for
 * the noise-free parts of their derivatives, `g(x, t)` for the factors of one noise and `xi` for its standard normal
 * number. Terms with noise are summed over the noises; a line with noise is carried out for each of them.
 */
export interface Scheme {
  readonly noise: NoiseSupport
  readonly lines: readonly SchemeLine[]
}

export interface SchemeLine {
  readonly target: string
  readonly value: Expr
}
