/**
 * Random whole models: what joins phases, cuts blocks and tiles, splits runs or compiles ahead changes no bit. More of
 * them: `npm run test:models`.
 */
import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

/** Enough to meet every feature several times, and few enough for every day. */
const count = 48

test('random models keep their bits', { timeout: 300_000 }, async () => {
  const { tried, failures } = await campaign({ seed: 1, count, together: 12, properties })
  expect(tried).toBeGreaterThan(count / 2)
  expect(failures.map(({ property, said, model }) => `${property}: ${said}\n${toScript(model)}`)).toEqual([])
})
