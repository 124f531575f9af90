/**
 * Random whole models: what joins phases, cuts blocks and tiles, splits runs or compiles ahead changes no bit. More of
 * them: `npm run test:models`.
 */
import { expect, test } from 'vitest'
import { assembleQuickly } from '../assemble.ts'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

/** Enough to meet every feature several times, and few enough for every day. */
const count = 72

test('random models keep their bits', { timeout: 300_000 }, async () => {
  const setting = { together: 12, properties, assemble: assembleQuickly, shrink: 20 }
  const { tried, failures } = await campaign({ seed: 1, count, ...setting })
  for (const { name, holdsFor } of properties) {
    expect(tried.get(name), name).toBeGreaterThan(holdsFor === undefined ? count / 2 : count / 8)
  }
  expect(failures.map(({ property, said, model }) => `${property}: ${said}\n${toScript(model)}`)).toEqual([])
})
