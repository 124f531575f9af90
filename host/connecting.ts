/** Synapses that a module makes by the rules of its script. */
import { ConnectFailure } from '../abi/connecting.ts'
import type { ManifestGroup, ManifestInitial } from '../abi/manifest.ts'
import { hostError, moduleError } from './errors.ts'
import type { Binding } from './state.ts'

/** How far the synapses of a rule are made. */
export interface ConnectProgress {
  /** The name of the synapses. */
  readonly name: string
  /** From 0 to 1, of the pairs of neurons to look at. */
  readonly fraction: number
}

/** A rule that makes synapses. */
export type ConnectRule = Extract<ManifestInitial, { kind: 'connect' }>

/** How many synapses there is memory for. */
export function roomFor({ variables }: ManifestGroup, { arrays }: Binding): number {
  const own = variables.flatMap(({ array, shared }) => (shared ? [] : [arrays[array]]))
  return Math.min(...own.flatMap(placed => (placed === undefined || placed.byRows ? [] : [placed.capacity])))
}

/**
 * What a rule's function returned, as a number of synapses.
 *
 * @param before how many there were
 * @throws HillockError `bad-value` for a rule that cannot be followed with the constants and sizes that there are, `too-large`, or `module`
 */
export function synapsesMade({ text, export: called }: ConnectRule, returned: unknown, before: number): number {
  const count = Number(returned)
  switch (count) {
    case ConnectFailure.outside:
      throw hostError('bad-value', `'${text}' connects a neuron that is not there`)
    case ConnectFailure.negative:
      throw hostError('bad-value', `'${text}' connects two neurons fewer than 0 times`)
    case ConnectFailure.endless:
      throw hostError('bad-value', `'${text}' goes through more numbers than there can be neurons`)
    case ConnectFailure.sample:
      throw hostError('bad-value', `'${text}' takes a sample of fewer than 0 neurons, or of more than there are`)
    case ConnectFailure.longSample:
      throw hostError(
        'too-large',
        `'${text}' takes a sample of more numbers than a module has room for, 32 times as many as neurons`,
      )
    case ConnectFailure.chance:
      throw hostError('bad-value', `'${text}': p is a probability, not nan`)
    case ConnectFailure.tooMany:
      throw hostError('too-large', `'${text}' makes more than ${2 ** 31 - 1} synapses`)
  }
  if (Number.isSafeInteger(count) && count >= before) return count
  throw moduleError(`the module says that '${called}' made ${String(returned)} synapses`)
}
