/**
 * As `models.test.ts`, optimised as the product does it and with as many models as one has time for: 96, or what
 * HILLOCK_MODELS says, from the seed that HILLOCK_SEED says. `npm run test:models` tries twenty thousand.
 */
import { expect, test } from 'vitest'
import { assembleHere } from '../../network/index.ts'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

const total = Number(process.env['HILLOCK_MODELS'] ?? 96)
const first = Number(process.env['HILLOCK_SEED'] ?? 2)
/** Models of one seed: what fails is named by its seed. */
const most = 96

test('many random models keep their bits', { timeout: 86_400_000 }, async () => {
  for (let [seed, left] = [first, total]; left > 0; seed++, left -= most) {
    const setting = { together: 12, properties, assemble: assembleHere, shrink: 60 }
    const { tried, failures } = await campaign({ seed, count: Math.min(left, most), ...setting })
    expect([...tried.values()].some(models => models > 0)).toBe(true)
    expect(
      failures.map(({ property, said, model }) => `seed ${seed}, ${property}: ${said}\n${toScript(model)}`),
    ).toEqual([])
  }
})
