/** The values that arguments may have which are one of several texts. */
import { methodNames } from '../../compiler/index.ts'
import { type Item, item } from './completion.ts'
import { methods, slots } from './descriptions.ts'

/** The values that an argument may have, as the texts they are. */
export function choices(argument: string): readonly Item[] {
  return (choicesOf[argument]?.() ?? []).map(([name, what]) => item(name, 'value', argument, what))
}

const choicesOf: Readonly<Record<string, () => readonly (readonly [string, string])[]>> = {
  method: () => methodNames.map(name => [name, methods[name] ?? ''] as const),
  when: () =>
    Object.entries(slots).flatMap(([slot, what]) => [
      [slot, what] as const,
      [`before_${slot}`, `Right before ${slot}.`] as const,
      [`after_${slot}`, `Right behind ${slot}.`] as const,
    ]),
  report: () => [
    ['text', 'To standard output.'],
    ['stdout', 'To standard output.'],
    ['stderr', 'To standard error.'],
  ],
  window: () => [
    ['gaussian', 'A Gaussian window of the given width.'],
    ['flat', 'A window of equal weights.'],
  ],
}
