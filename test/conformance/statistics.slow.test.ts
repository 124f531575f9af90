/** Models with random numbers: twenty seeds of Hillock beside twenty of Brian 2; networks that feed back in single precision too. */
import { expect, test } from 'vitest'
import { runModel } from './hillock.ts'
import { recurrent } from './recurrent.ts'
import { models, readReference } from './reference.ts'
import { compareStatistics, statisticsOf } from './statistics.ts'
import type { Statistics } from './statistics.ts'

const random = models().filter(({ name }) => readReference(name).kind === 'random')

const cases = random.flatMap(({ name, file }) => [
  { name, file, precision: 'float64' } as const,
  ...(recurrent.includes(name) ? [{ name, file, precision: 'float32' } as const] : []),
])

test.each(cases)('$name in $precision has the distribution of Brian 2', { timeout: 300_000 }, async given => {
  const { name, file, precision } = given
  const reference = readReference(name)
  if (reference.kind !== 'random') throw new Error(`${name} is not random`)
  const runs: Statistics[] = []
  for (let seed = 1; seed <= reference.seeds; seed++) {
    const observed = await runModel(file, { seed, precision })
    expect(observed.error).toBeUndefined()
    runs.push(statisticsOf(observed, reference.shape))
  }
  expect(compareStatistics(reference.statistics, runs)).toEqual([])
})
