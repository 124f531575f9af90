import { expect, test } from 'vitest'
import { soak } from './soak.ts'

test('many runs in several threads end, and lose nothing', async () => {
  const { networks, runs, ended, together } = await soak({ seconds: 15 }, 11)
  expect(networks).toBeGreaterThan(3)
  expect(runs).toBeGreaterThan(networks)
  expect(ended).toBeGreaterThan(0)
  expect(together).toBeGreaterThan(0)
})
