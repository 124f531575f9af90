/** A share of a long campaign: what one process does at a time, of one seed. */
import fc from 'fast-check'
import { assembleQuickly } from '../assemble.ts'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'
import { dependences, synapticNetworks } from './synaptic.ts'

/** What a share is asked for: models of neurons, and networks with synapses. */
export interface Share {
  readonly seed: number
  readonly neurons: number
  readonly synapses: number
}

export interface Result {
  readonly seed: number
  /** For how many models each property was looked at. */
  readonly tried: ReadonlyMap<string, number>
  /** What contradicts, and what shows it. */
  readonly failures: readonly string[]
}

/** What all networks with synapses are looked at for. */
const ofSynapses = 'networks with synapses: every way to compute them'

/** Tries the models of one seed, each against a quarter of the properties. */
export async function tryShare({ seed, neurons, synapses }: Share): Promise<Result> {
  const setting = { together: 24, oneIn: 4, assemble: assembleQuickly, shrink: 60 }
  const { tried, failures } = await campaign({ seed, count: neurons, properties, ...setting })
  const networks = fc.sample(synapticNetworks, { seed, numRuns: synapses })
  const found: string[] = []
  for (const given of networks) found.push(...(await dependences(given, assembleQuickly)).found)
  return {
    seed,
    tried: new Map([...tried, [ofSynapses, networks.length]]),
    failures: [...failures.map(({ property, said, model }) => `${property}: ${said}\n${toScript(model)}`), ...found],
  }
}
