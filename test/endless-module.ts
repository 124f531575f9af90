import { manifestJson } from '../abi/json.ts'
import { SECTION } from '../abi/manifest.ts'
import { withCustomSection } from '../compiler/assemble/custom-section.ts'
import { assembleHere, type Network } from '../network/index.ts'

/** A module like any other of a network, but that its `advance` never returns. */
export async function endlessModule(network: Network): Promise<Uint8Array> {
  const { manifest, text } = await network.compile({ duration: '10 ms' })
  const endless = text.replace(/(export function advance\([^)]*\): i32 {)/, '$1\n  while (load<i32>(0) == 0) {}')
  if (endless === text) throw new Error('there is no advance to be made endless')
  return withCustomSection(await assembleHere(endless), SECTION, new TextEncoder().encode(manifestJson(manifest)))
}
