/** As `models.test.ts`, optimised as the product does it, and each model against every property. */
import { expect, test } from 'vitest'
import { assembleHere } from '../../network/index.ts'
import { campaign } from './campaign.ts'
import { properties } from './properties.ts'
import { toScript } from './script.ts'

test('many random models keep their bits', async () => {
  const setting = { together: 12, properties, assemble: assembleHere, shrink: 60 }
  const { tried, failures } = await campaign({ seed: 2, count: 96, ...setting })
  expect([...tried.values()].every(models => models > 0)).toBe(true)
  expect(failures.map(({ property, said, model }) => `${property}: ${said}\n${toScript(model)}`)).toEqual([])
})
