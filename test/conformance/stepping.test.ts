import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { compared, dependsOnStepping } from './stepping.ts'

/** One of each kind; all others in `stepping.slow.test.ts`. */
const sample = [
  'adaptive-threshold', 'clocks-unaligned', 'constant-over-dt', 'events-schedule', 'exact-two', 'monitor-when', 'population-rate',
  'random-two-noises', 'refractory-expression', 'remainders', 'run-regularly-refractory', 'spike-monitor-variables', 'subexpressions',
] // prettier-ignore

test.each(sample)('%s', async name => {
  const file = compared.find(each => basename(each) === `${name}.py`)
  const { shown, different } = await dependsOnStepping(file ?? name)
  expect(different).toEqual([])
  expect(shown).toBeGreaterThan(0)
})
