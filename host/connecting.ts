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

type Rule = Extract<ManifestInitial, { kind: 'connect' }>

/** How many synapses there is memory for. */
export function roomFor({ variables }: ManifestGroup, { arrays }: Binding): number {
  const own = variables.flatMap(({ array, shared }) => (shared ? [] : [arrays[array]]))
  return Math.min(...own.flatMap(placed => (placed === undefined || placed.byRows ? [] : [placed.capacity])))
}

/** Milliseconds after which it is told how far a rule is. */
const spell = 10

/**
 * Makes synapses by a rule, some rows after the other: all that there is room for, and once more those of the rows from the first
 * one on that there was no room for.
 *
 * @param rows how many there are
 * @param call makes those of some rows behind so many, and gives how many there are then
 * @param grow makes room for so many, keeping what is there
 * @param tell told how far it is, from 0 to 1
 * @returns how many synapses there are
 */
export function makeSynapses(
  { rows, before, room }: { readonly rows: number; readonly before: number; readonly room: number },
  call: (first: number, end: number, synapses: number, room: number) => number,
  grow: (synapses: number) => void,
  tell: (fraction: number) => void,
): number {
  let done = 0
  let all = rows
  /** Makes those from a row on; gives the first rows that there was no room for, and how many synapses came before them. */
  const make = (start: number, synapses: number, most: number): { made: number; row: number; fitting: number } => {
    let made = synapses
    let [row, fitting] = [rows, 0]
    for (let first = start, size = 1; first < rows;) {
      const began = performance.now()
      const end = Math.min(first + size, rows)
      const next = call(first, end, made, most)
      if (next > most && row === rows) {
        ;[row, fitting] = [first, made]
        all += rows - first
      }
      const took = performance.now() - began
      size = took < spell ? 2 * size : Math.max(1, size >> 1)
      done += end - first
      made = next
      first = end
      tell(done / all)
    }
    return { made, row, fitting }
  }
  const { made, row, fitting } = make(0, before, room)
  grow(made)
  if (row < rows) make(row, fitting, made)
  return made
}

/**
 * What a rule's function returned, as a number of synapses.
 *
 * @param before how many there were
 * @throws HillockError `bad-value` for a rule that cannot be followed with the constants and sizes that there are, `too-large`, or `module`
 */
export function synapsesMade({ text, export: called }: Rule, returned: unknown, before: number): number {
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
