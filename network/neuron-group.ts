import { runOnEvent, setEventSchedule } from '../compiler/index.ts'
import { type SourceText, requireOptions, requireText } from '../diagnostics/index.ts'
import { Equations as EquationsObject } from './equations.ts'
import type { SettableName, VariableName } from './equation-names.ts'
import { Group } from './group.ts'
import { built } from './built.ts'
import { buildModel, type NeuronGroupOptions } from './group-arguments.ts'
import { sourceText, type Text } from './text.ts'
import { type TimingOptions, timingOf, timingOptions } from './timing.ts'
import { tools } from './tools.ts'

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
> extends Group<Variable, Settable> {
  /**
   * @param size number of neurons
   * @param equations Brian 2's equations, one per line, or {@link EquationsObject}
   * @throws HillockError with everything that is wrong with the arguments
   */
  constructor(size: number, equations: Equations | SourceText | EquationsObject, options: NeuronGroupOptions = {}) {
    super(buildModel(size, equations instanceof EquationsObject ? equations.text : equations, options), options)
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
