import type { Precision } from '../abi/index.ts'
import { buildCode } from '../compiler/index.ts'
import { type OptionKinds, requireOptions } from '../diagnostics/index.ts'
import { built } from './built.ts'
import { freeName } from './names.ts'
import { RegularOperation, type RegularOptions } from './regular-operation.ts'
import { sourceText, type Text } from './text.ts'
import { type TimingOptions, timingOf } from './timing.ts'
import { tools } from './tools.ts'
import { VariableOwner } from './variables.ts'

/** What the options say of where in a step something is to happen. */
export const timingOptions: OptionKinds<TimingOptions> = { when: 'own', order: 'own', span: 'span' }

/**
 * What can be monitored: neurons of one kind, with variables, that spike or meet other events.
 *
 * @typeParam Variable names that can be read
 * @typeParam Settable names that can be written
 */
export abstract class Group<Variable extends string = string, Settable extends string = string> extends VariableOwner<
  Variable,
  Settable
> {
  readonly #regular: RegularOperation[] = []

  /** What its floats are: `float64` or `float32`. */
  get precision(): Precision {
    return this.model.precision
  }

  /** Place of what it does in a step among what shares its slots: state update, threshold, reset. */
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
}
