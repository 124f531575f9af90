import type { Expr } from '../compiler/grammar/ast.ts'
import { buildPoissonInput } from '../compiler/index.ts'
import type { External } from '../compiler/model/external.ts'
import type { Timing } from '../compiler/model/group.ts'
import type { RegularModel } from '../compiler/model/network.ts'
import {
  error,
  HillockError,
  type OptionKinds,
  requireOptions,
  requireText,
  type SourceText,
  wrongArgument,
} from '../diagnostics/index.ts'
import { dimensionless, hertz, parseQuantity } from '../units/index.ts'
import { BrianObject, type BrianObjectOptions } from './brian-object.ts'
import type { Clock } from './clock.ts'
import type { Group } from './group.ts'
import { built } from './built.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { isText, sourceText, type Text } from './text.ts'
import { type TimingOptions, timingOf, timingOptions } from './timing.ts'
import { tools } from './tools.ts'
import { VariableOwner } from './variables.ts'

/** How an input is called and where in a step it comes: in `synapses` unless something else is given. */
export interface PoissonInputOptions extends Pick<BrianObjectOptions, 'name'>, TimingOptions {
  /** How a script derived the rate, and the weight. */
  readonly expressions?: { readonly rate?: Expr; readonly weight?: Expr } | undefined
  /** The time step that it was made for, in seconds: a run with another one is refused, as in Brian 2. */
  readonly dt?: number | undefined
}

/** What one spike adds: a quantity, a number without dimensions, or an expression of the target's variables. */
export type Weight = Text | QuantityLike | number

const inputOptions: OptionKinds<PoissonInputOptions> = {
  ...timingOptions,
  name: 'own',
  expressions: 'object',
  dt: 'own',
}

/**
 * Adds the spikes of many Poisson processes of one rate to a variable of every neuron, each of which has processes of
 * its own: much less work than a PoissonGroup. Where more than five spikes a step are expected, their number is normal
 * (semantics §10.2).
 */
export class PoissonInput extends BrianObject {
  /** Whose neurons have it. */
  readonly source: VariableOwner
  /** Slot and place in it. */
  readonly timing: Timing
  readonly variable: string
  readonly #given: Parameters<typeof buildPoissonInput>[0]
  readonly #dt: number | undefined

  /**
   * @param variable of the target; neurons that are refractory keep one flagged `(unless refractory)`
   * @param trains how many processes each neuron has
   * @throws HillockError with what is wrong with the arguments
   */
  constructor(
    target: VariableOwner,
    variable: string,
    trains: number,
    rate: QuantityLike,
    weight: Weight,
    options: PoissonInputOptions = {},
  ) {
    if (!(target instanceof VariableOwner)) throw wrongArgument('the target of a PoissonInput', 'a group', target)
    requireText('the variable of a PoissonInput', variable)
    requireOptions('PoissonInput', options, inputOptions)
    if (typeof trains !== 'number') throw wrongArgument('N', 'a number', trains)
    const { name, span, expressions = {}, dt } = options
    super('poissoninput', { name, span })
    this.source = target
    this.timing = timingOf(options, { when: 'synapses', order: 0 })
    this.variable = variable
    this.#dt = dt
    const perSecond = { value: siValue(rate, hertz, 'rate'), dimension: hertz, type: 'float' } as const
    this.#given = {
      name: this.name,
      target: target.model,
      variable,
      trains,
      rate: { ...perSecond, ...(expressions.rate && { expression: expressions.rate }) },
      weight: weightOf(weight, expressions.weight),
      span,
    }
    this.#build()
  }

  /** The group that its neurons are of. */
  get group(): Group {
    return this.source.group
  }

  get clockInUse(): Clock {
    return this.source.clockInUse
  }

  /**
   * Refuses a time step that it was not made for.
   *
   * @throws HillockError `unsupported` with Brian's sentence
   */
  requireSameStep(): void {
    if (this.#dt === undefined || this.#dt === this.clockInUse.dt) return
    const message = `NotImplementedError: The dt used for simulating ${this.source.name} changed after the PoissonInput source was created.`
    throw new HillockError([error('bad-value', this.span, message, { help: 'make the input after setting dt' })])
  }

  /** Plain data for the compiler. */
  model(group: number, clock: number): RegularModel {
    const { name, active, timing, span, source } = this
    const { name: owner, range } = source
    const { statement, numbers: input } = this.#build()
    return { name, active, owner, group, clock, range, timing, statements: [statement], span, input }
  }

  #build(): NonNullable<ReturnType<typeof buildPoissonInput>> {
    const given = { ...this.#given, name: this.name, target: this.group.model }
    return built(report => buildPoissonInput(given, tools().parser, report))
  }
}

function weightOf(weight: Weight, expression: Expr | undefined): SourceText | External {
  const parsed = typeof weight === 'string' ? parseQuantity(weight) : undefined
  if (parsed?.kind === 'error' || (typeof weight !== 'string' && isText(weight)))
    return sourceText(weight as Text, 'weight')
  const quantity = typeof weight === 'number' ? { value: weight, dimension: dimensionless } : weight
  // JavaScript may call with anything.
  const given = (parsed?.kind === 'quantity' ? parsed.quantity : quantity) as Partial<External> | null | undefined
  const { value, dimension, type = 'float' } = given ?? {}
  if (typeof value !== 'number' || dimension === undefined)
    throw wrongArgument('weight', "a quantity such as '0.1*mV', or a text", weight)
  return { value, dimension, type, ...(expression && { expression }) }
}
