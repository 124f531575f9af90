import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { manifestJson } from '../../abi/json.ts'
import { SECTION, type Manifest } from '../../abi/manifest.ts'
import { withCustomSection } from '../../compiler/assemble/custom-section.ts'
import { assembleHere, Network, NeuronGroup, SpikeMonitor } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { endlessModule } from '../endless-module.ts'

/** The module of the first run of a script. */
export async function compiled(text: string): Promise<Uint8Array> {
  const { compiled: made, diagnostics } = await runScript(text, { compile: 1 })
  if (made === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return made.module
}

/** A model file of `examples/`. */
export function example(name: string): Promise<string> {
  return readFile(fileURLToPath(new URL(`../../examples/${name}.py`, import.meta.url)), 'utf8')
}

/** A module that says other things of itself. */
export async function withManifest(change: (manifest: Manifest) => object): Promise<Uint8Array> {
  const { manifest, text } = await small().compile({ duration: '10 ms' })
  const json = JSON.stringify(change(JSON.parse(manifestJson(manifest)) as Manifest))
  return withCustomSection(await assembleHere(text), SECTION, new TextEncoder().encode(json))
}

/** A module that never returns. */
export function endless(): Promise<Uint8Array> {
  return endlessModule(small())
}

function small(): Network {
  const group = new NeuronGroup(10, 'v : 1', { threshold: 'v > 1', reset: 'v = 0' })
  return new Network(group, new SpikeMonitor(group))
}
