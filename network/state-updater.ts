/** `ExplicitStateUpdater`: an integration scheme of one's own (semantics §6.4). */
import { readScheme } from '../compiler/index.ts'
import type { Scheme } from '../compiler/model/scheme.ts'
import { requireOptions, type Span, wrongArgument } from '../diagnostics/index.ts'
import { built } from './built.ts'
import { sourceText, type Text } from './text.ts'
import { tools } from './tools.ts'

export interface ExplicitStateUpdaterOptions {
  /** The noise that it takes: one whose factor does not change, or any; none unless given. */
  readonly stochastic?: 'additive' | 'multiplicative' | null | undefined
  /** What it is called where a method is named; `ExplicitStateUpdater` unless given. */
  readonly name?: string | undefined
  /** Where it is made. */
  readonly span?: Span | undefined
}

const noiseOf = { additive: 'additive', multiplicative: 'any' } as const

/**
 * How variables are moved on by a step, line by line; the last line says what they become, `x_new`. `x` stands for all of them, `f(x, t)`
 * for their rates, `g(x, t)` for the factor of a noise, `dW` for its increment in a step, and lines may define values of their own.
 *
 * ```ts
 * const heun2 = new ExplicitStateUpdater('k = dt*f(x, t)\nx_new = x + 0.5*(k + dt*f(x + k, t + dt))')
 * new NeuronGroup(10, 'dv/dt = -v**3/ms : 1', { method: heun2 })
 * ```
 */
export class ExplicitStateUpdater {
  readonly scheme: Scheme
  /** What it is called in a manifest. */
  readonly name: string
  readonly description: string
  readonly stochastic: 'additive' | 'multiplicative' | undefined

  /** @throws HillockError `syntax`, `integration` with the places where the description is none of a scheme */
  constructor(description: Text, options: ExplicitStateUpdaterOptions = {}) {
    requireOptions('ExplicitStateUpdater', options, { stochastic: 'own', name: 'text', span: 'span' })
    const { stochastic, name = 'ExplicitStateUpdater', span } = options
    if (![undefined, null, 'additive', 'multiplicative'].includes(stochastic))
      throw wrongArgument('stochastic', "'additive', 'multiplicative' or nothing", stochastic)
    const text = sourceText(description, 'description')
    this.description = text.text
    this.name = name
    this.stochastic = stochastic ?? undefined
    const noise = this.stochastic === undefined ? 'none' : noiseOf[this.stochastic]
    this.scheme = built(report => readScheme({ text, noise, span }, tools().parser, report))
  }
}
