/**
 * Random whole models: what joins phases, cuts blocks and tiles, splits runs or compiles ahead changes no bit. More of
 * them, and all of it for each: `models.slow.test.ts`; thousands: `npm run test:models`.
 */
import { expect, test } from 'vitest'
import { assembleQuickly } from '../assemble.ts'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

/** Enough to meet every feature, and few enough for every day. */
const count = 36

test('random models keep their bits', { timeout: 600_000 }, async () => {
  const setting = { together: 12, properties, oneIn: 4, assemble: assembleQuickly, shrink: 20 }
  const { tried, failures } = await campaign({ seed: 1, count, ...setting })
  expect(failures.map(({ property, said, model }) => `${property}: ${said}\n${toScript(model)}`)).toEqual([])
  for (const { name } of properties) expect(tried.get(name), name).toBeGreaterThan(0)
})
