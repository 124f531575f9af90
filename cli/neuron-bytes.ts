import { elementBytes } from '../abi/layout.ts'
import type { Manifest } from '../abi/manifest.ts'

/** Memory that a module has for each neuron of a group, by its index, without what monitors record. */
export function neuronBytes({ arrays }: Manifest, group: number): number {
  const own = arrays.filter(({ length }) => length.per === 'neuron' && length.group === group)
  return own.reduce((sum, { element }) => sum + elementBytes[element], 0)
}
