import type { Timing } from '../compiler/model/group.ts'
import { error, HillockError, type OptionKinds, type Span, wrongArgument } from '../diagnostics/index.ts'

/** Where in a step something is to happen. */
export interface TimingOptions {
  /** Slot of the step: `start`, `before_groups`, …; what has none given says where it stands. */
  readonly when?: string | undefined
  /** Place among what shares the slot. */
  readonly order?: number | undefined
  readonly span?: Span | undefined
}

/** What the options say of where in a step something is to happen. */
export const timingOptions: OptionKinds<TimingOptions> = { when: 'own', order: 'own', span: 'span' }

/**
 * Slot and order as given, or those that are usual. Whether there is such a slot the network knows.
 *
 * @throws HillockError `type-mismatch` with Brian's sentence for a slot that is no text
 */
export function timingOf({ when, order, span }: TimingOptions, usual: { when: string; order: number }): Timing {
  if (when !== undefined && typeof when !== 'string') {
    const message = "The 'when' argument has to be a string specifying the scheduling slot (e.g. 'start')."
    throw new HillockError([error('type-mismatch', span, `TypeError: ${message}`)])
  }
  return { when: when ?? usual.when, order: orderOf(order, span) ?? usual.order, ...(span !== undefined && { span }) }
}

/** The `order` argument: any number. */
export function orderOf(order: number | undefined, span: Span | undefined): number | undefined {
  if (order === undefined || (typeof order === 'number' && !Number.isNaN(order))) return order
  throw wrongArgument('order', 'a number', order, span)
}
