/** Why one thread does a run that several were allowed for, in words for people. */
import type { Manifest } from '../../abi/manifest.ts'
import { type Diagnostic, HillockError, note } from '../../diagnostics/diagnostic.ts'

/** What is asked for when a module is there. */
export const aloneBecause = {
  compiledForOne: 'the module was compiled for one thread',
  compiledBefore: 'the module came compiled, and cannot be given a memory that threads share',
  unsorted: 'the synapses of a neuron do not stand in the order of the neurons behind them',
  shortSteps: 'a step is too little work to be shared',
} as const

/** What a person is told who asked for several. */
export function aloneNote(reason: string): Diagnostic {
  return note('threads', undefined, `one thread did the run: ${reason}`, { once: true })
}

/** What kept others from coming, without the word that a diagnostic begins with. */
export function reasonOf(cause: Error): string {
  return (cause instanceof HillockError ? cause.diagnostics[0]?.message : undefined) ?? cause.message
}

/** Why several threads turned out slower, as far as the module says. */
export function whySlower({ parts, schedule }: Manifest): string {
  // The last reason that an object has says most: sums over synapses are set to 0 before they are made.
  const reasons = new Map<string, string>()
  for (const { undivided, phases } of parts.flatMap(({ kernels }) => kernels))
    if (undivided !== undefined) for (const phase of phases) reasons.set(schedule[phase]?.object ?? '', undivided)
  const alone = Array.from(reasons, ([object, reason]) => `one of them does ${object}, since ${reason}`)
  return ['several took longer', ...alone].join('; ')
}
