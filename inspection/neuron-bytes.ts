import { elementBytes } from '../abi/layout.ts'
import type { Manifest, ManifestArray } from '../abi/manifest.ts'

/** Arrays that hold something of each neuron or synapse of a group, by its index. */
export function arraysOf({ arrays }: Manifest, group: number): readonly ManifestArray[] {
  return arrays.filter(({ length }) => length.per === 'neuron' && length.group === group)
}

/** Memory that a module has for each neuron of a group, by its index, without what monitors record. */
export function neuronBytes(manifest: Manifest, group: number): number {
  return arraysOf(manifest, group).reduce((sum, { element }) => sum + elementBytes[element], 0)
}
