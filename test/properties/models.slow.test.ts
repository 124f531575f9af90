/**
 * As `models.test.ts`, with as many models as one has time for: 96, or what HILLOCK_MODELS says, from the seed that
 * HILLOCK_SEED says. `npm run test:models` tries twenty thousand.
 */
import { expect, test } from 'vitest'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

const count = Number(process.env['HILLOCK_MODELS'] ?? 96)
const first = Number(process.env['HILLOCK_SEED'] ?? 1)
/** Models of one seed: what fails is named by its seed. */
const each = 96

test('many random models keep their bits', { timeout: 86_400_000 }, async () => {
  for (let seed = first; seed < first + count / each; seed++) {
    const { tried, failures } = await campaign({ seed, count: each, together: 12, properties })
    expect(tried).toBeGreaterThan(0)
    expect(
      failures.map(({ property, said, model }) => `seed ${seed}, ${property}: ${said}\n${toScript(model)}`),
    ).toEqual([])
  }
})
