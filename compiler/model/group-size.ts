import { error, type Report, type Span } from '../../diagnostics/index.ts'
import type { GroupType } from './group.ts'

/** Reports a number of neurons that no group can have, in the sentence of its class. */
export function checkSize(
  type: Exclude<GroupType, 'Synapses'>,
  { size, span }: { readonly size: number; readonly span?: Span | undefined },
  report: Report,
): void {
  if (size >= 1 && Number.isSafeInteger(size) && size < 2 ** 31) return
  if (size >= 2 ** 31) {
    report(error('too-large', span, `a ${type} of ${size} neurons: at most 2147483647 can be numbered`))
    return
  }
  report(error('bad-value', span, sentences[type](size)))
}

const sentences: Readonly<Record<Exclude<GroupType, 'Synapses'>, (size: number) => string>> = {
  NeuronGroup: size => `ValueError: NeuronGroup size should be at least 1, was ${size}`,
  SpikeGeneratorGroup: () => 'TypeError: N has to be an integer >=1.',
  PoissonGroup: size => `ValueError: N has to be an integer >= 1, got ${size}.`,
}
