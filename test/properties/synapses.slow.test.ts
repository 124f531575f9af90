/** As `synapses.test.ts`, with more networks. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleQuickly } from '../assemble.ts'
import { dependences, synapticNetworks } from './synaptic.ts'

test('many random networks with synapses keep their bits', async () => {
  for (const given of fc.sample(synapticNetworks, { seed: 11, numRuns: 60 })) {
    const { found } = await dependences(given, assembleQuickly)
    expect(found).toEqual([])
  }
})
