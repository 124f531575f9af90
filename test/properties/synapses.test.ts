/** Random networks with synapses: what joins phases, cuts blocks and tiles, splits runs or compiles ahead changes no bit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assembleQuickly } from '../assemble.ts'
import { dependences, synapticNetworks } from './synaptic.ts'

test('networks with synapses keep their bits', { timeout: 300_000 }, async () => {
  let total = 0
  for (const given of fc.sample(synapticNetworks, { seed: 7, numRuns: 20 })) {
    const { spikes, found } = await dependences(given, assembleQuickly)
    expect(found).toEqual([])
    total += spikes
  }
  expect(total).toBeGreaterThan(100)
})
