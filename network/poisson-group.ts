import { buildPoissonGroup } from '../compiler/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import type { Precision } from '../abi/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import { type OptionKinds, requireOptions, wrongArgument } from '../diagnostics/index.ts'
import { hertz, parseQuantity, type Quantity } from '../units/index.ts'
import { bareName } from './brian-object.ts'
import type { SettableName, VariableName } from './equation-names.ts'
import { Group, type GroupOptions, groupOptions } from './group.ts'
import { built } from './built.ts'
import { isNumbers } from './is-numbers.ts'
import { requirePrecision } from './precision.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { siValue } from './quantities.ts'
import { isText, sourceText, type Text } from './text.ts'
import { type TimingOptions, timingOf, timingOptions } from './timing.ts'
import { tools } from './tools.ts'

/**
 * Slot, place and names of a PoissonGroup: in `thresholds` unless something else is given, where its spikes are drawn
 * anyway.
 */
export interface PoissonGroupOptions extends GroupOptions, TimingOptions {
  /** What floats are, as of a NeuronGroup; `float64` unless given. */
  readonly precision?: Precision | undefined
  /** Constants of the rates, which come before the caller's. */
  readonly namespace?: Namespace | NamespaceLike | undefined
  /** How a script derived a rate that is a number. */
  readonly expression?: Expr | undefined
}

/**
 * How often neurons spike: a quantity for all of them, `'15*Hz'`; a number of hertz for each; or any other text, an
 * expression that every step computes, `'(1 + sin(2*pi*10*Hz*t))*20*Hz'`.
 */
export type Rates = Text | Quantity | ArrayLike<number>

const poissonOptions: OptionKinds<PoissonGroupOptions> = {
  ...timingOptions,
  precision: 'own',
  namespace: 'own',
  expression: 'object',
  ...groupOptions,
}

/**
 * Neurons that spike at random: in each step with probability rates × dt, independently of each other. Rates that are
 * numbers are a variable, to be read and set like those of other groups.
 */
export class PoissonGroup extends Group<VariableName<'rates : hertz'>, SettableName<'rates : hertz'>> {
  /**
   * @param size number of neurons
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(size: number, rates: Rates, options: PoissonGroupOptions = {}) {
    requireOptions('PoissonGroup', options, poissonOptions)
    const given = readRates(rates)
    super(buildModel(size, given, options), options)
    if (!('text' in given)) this.write('rates', given.values, { expression: options.expression, span: options.span })
  }
}

type GivenRates = { readonly text: ReturnType<typeof sourceText> } | { readonly values: number | ArrayLike<number> }

function readRates(rates: Rates): GivenRates {
  if (typeof rates === 'string' && parseQuantity(rates).kind === 'error') return { text: sourceText(rates, 'rates') }
  if (typeof rates !== 'string' && isText(rates)) return { text: rates }
  if (isNumbers(rates)) return { values: rates }
  if (typeof rates === 'object' && (rates === null || !('value' in rates)))
    throw wrongArgument('rates', "a text such as '15*Hz', or an array of numbers", rates)
  return { values: siValue(rates, hertz, 'rates') }
}

function buildModel(size: number, rates: GivenRates, options: PoissonGroupOptions): GroupModel {
  if (typeof size !== 'number') throw wrongArgument('the first argument of PoissonGroup', 'the number of neurons', size)
  const { precision, namespace, name, span } = options
  requirePrecision(precision)
  const { when, order } = timingOf(options, { when: 'thresholds', order: 0 })
  const given = {
    name: bareName(name, span) ?? 'poissongroup',
    size,
    rates: 'text' in rates ? rates.text : undefined,
    precision,
    when,
    order,
    namespace: namespaceOf(namespace),
    span,
  }
  return built(report => buildPoissonGroup(given, tools().parser, report))
}
