/** As `synapses.test.ts`, with more networks: 60, or as many as HILLOCK_MODELS says, from the seed that HILLOCK_SEED says. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleQuickly } from '../assemble.ts'
import { dependences, synapticNetworks } from './synaptic.ts'

const numRuns = Number(process.env['HILLOCK_MODELS'] ?? 60)
const seed = Number(process.env['HILLOCK_SEED'] ?? 11)

test('many random networks with synapses keep their bits', { timeout: 86_400_000 }, async () => {
  for (const given of fc.sample(synapticNetworks, { seed, numRuns })) {
    const { found } = await dependences(given, assembleQuickly)
    expect(found).toEqual([])
  }
})
