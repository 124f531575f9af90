/** `BinomialFunction`: binomial numbers for equations, another one at each call (semantics §10.5). */
import type { BinomialNumbers } from '../compiler/model/external.ts'
import { error, HillockError, requireOptions, type Span, wrongArgument } from '../diagnostics/index.ts'

export interface BinomialFunctionOptions {
  /** Whether a normal number may stand for it where more than five trials are expected to succeed and to fail; true unless given. */
  readonly approximate?: boolean | undefined
  /** Brian's name; `_binomial` unless given. */
  readonly name?: string | undefined
  /** Where it is made. */
  readonly span?: Span | undefined
}

/**
 * How many of n trials succeed, each with probability p: a function without arguments for equations and statements.
 *
 * ```ts
 * const input = new BinomialFunction(100, 0.02)
 * const G = new NeuronGroup(10, 'dv/dt = -v/(10*ms) : 1', { namespace: { input } })
 * G.runRegularly('v += 0.1*input()')
 * ```
 */
export class BinomialFunction implements BinomialNumbers {
  readonly kind = 'binomial'
  readonly name: string
  readonly trials: number
  readonly probability: number
  readonly approximate: boolean

  /** @throws HillockError `bad-value` for what is no number of trials, or no probability */
  constructor(n: number, p: number, options: BinomialFunctionOptions = {}) {
    requireOptions('BinomialFunction', options, { approximate: 'own', name: 'text', span: 'span' })
    const { approximate = true, name = '_binomial', span } = options
    if (typeof n !== 'number') throw wrongArgument('n', 'a whole number', n, span)
    if (typeof p !== 'number') throw wrongArgument('p', 'a probability', p, span)
    const refuse = (message: string): HillockError => new HillockError([error('bad-value', span, message)])
    if (!Number.isSafeInteger(n) || n < 0) throw refuse(`ValueError: n has to be an integer >= 0, got ${n}.`)
    if (!(p >= 0 && p <= 1)) throw refuse(`ValueError: p has to be between 0 and 1, got ${p}.`)
    this.name = name
    this.trials = n
    this.probability = p
    this.approximate = approximate
  }
}
