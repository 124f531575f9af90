import type { Precision } from '../abi/index.ts'
import { buildCode, runOnEvent, setEventSchedule } from '../compiler/index.ts'
import { type SourceText, requireOptions, requireText, type OptionKinds } from '../diagnostics/index.ts'
import type { SettableName, VariableName } from './equation-names.ts'
import { buildModel, built, type NeuronGroupOptions } from './group-arguments.ts'
import { freeName } from './names.ts'
import { RegularOperation, type RegularOptions } from './regular-operation.ts'
import { sourceText, type Text } from './text.ts'
import { type TimingOptions, timingOf } from './timing.ts'
import { tools } from './tools.ts'
import { VariableOwner } from './variables.ts'

const timingOptions: OptionKinds<TimingOptions> = { when: 'own', order: 'own', span: 'span' }

/**
 * A group of neurons with the same equations. If these are a literal text, TypeScript knows the variables.
 *
 * Values go in and out in SI units, one per neuron (a single one for what all neurons share); arrays handed out are
 * copies.
 *
 * @typeParam Variable names that can be read, which follow from the equations
 * @typeParam Settable names that can be written, which follow from the equations
 */
export class NeuronGroup<
  Equations extends string = string,
  // Names of their own, since whether a group can stand for another is asked of these lists, never of the texts that
  // they are read from.
  Variable extends string = VariableName<Equations>,
  Settable extends string = SettableName<Equations>,
> extends VariableOwner<Variable, Settable> {
  readonly #regular: RegularOperation[] = []

  /**
   * @param size number of neurons
   * @param equations Brian 2's equations, one per line
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(size: number, equations: Equations | SourceText, options: NeuronGroupOptions = {}) {
    super(buildModel(size, equations, options), options)
  }

  /** What its floats are: `float64` or `float32`. */
  get precision(): Precision {
    return this.model.precision
  }

  /** Place of state update, threshold and reset among what shares their slots. */
  get order(): number {
    return this.model.order
  }

  /** What it carries out regularly, in the order of the calls. */
  get regular(): readonly RegularOperation[] {
    return this.#regular
  }

  protected override get parts(): readonly RegularOperation[] {
    return this.#regular
  }

  /** Gives the group another name, before its first run. What belongs to it follows. */
  override rename(name: string): void {
    const before = this.name
    super.rename(name)
    for (const operation of this.#regular) {
      if (!operation.named) operation.rename(name + operation.name.slice(before.length))
    }
  }

  /**
   * Carries out statements at every step, or at those of another clock: `G.runRegularly('rate = rand()*Hz', { dt: '10*ms' })`.
   * `t` and `dt` in the statements are those of the group.
   *
   * @throws HillockError if the statements cannot be read
   */
  runRegularly(code: Text, options: RegularOptions = {}): RegularOperation {
    requireOptions('runRegularly', options, { ...timingOptions, name: 'own', dt: 'own', clock: 'own' })
    const timing = timingOf(options, { when: 'start', order: 0 })
    const text = sourceText(code, 'runRegularly')
    const statements = built(report => buildCode(text, timing, tools().parser, report))
    const name = freeName(`${this.name}_run_regularly`, new Set(this.#regular.map(each => each.name)))
    const operation = new RegularOperation(this, name, statements, options)
    this.#regular.push(operation)
    return operation
  }

  /**
   * Carries out statements for the neurons that meet an event, after the resets of the step unless said otherwise.
   *
   * @throws HillockError for an unknown event, one that has its code already, or statements that cannot be read
   */
  runOnEvent(event: string, code: Text, options: TimingOptions = {}): void {
    requireText('event', event)
    requireOptions('runOnEvent', options, timingOptions)
    const timing = timingOf(options, { when: 'after_resets', order: this.order })
    const text = sourceText(code, event)
    this.model = built(report => runOnEvent(this.model, event, { ...timing, text }, tools().parser, report))
  }

  /**
   * Looks at the condition of an event at another time: after the thresholds unless said otherwise. Monitors that are
   * there already stay where they are.
   *
   * @throws HillockError for an unknown event
   */
  setEventSchedule(event: string, options: TimingOptions = {}): void {
    requireText('event', event)
    requireOptions('setEventSchedule', options, timingOptions)
    const timing = timingOf(options, { when: 'after_thresholds', order: this.order })
    this.model = built(report => setEventSchedule(this.model, event, timing, report))
  }
}
