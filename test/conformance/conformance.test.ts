/**
 * Hillock's numbers beside Brian 2's, model by model. Brian's are committed in `reference/`, so that no Python is
 * needed here; `npm run conformance` makes them anew.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compare, compareError, compareNotYet } from './compare.ts'
import { runModel } from './hillock.ts'
import { isExample, models, readReference } from './reference.ts'
import type { Reference } from './reference.ts'

describe('Hillock shows what Brian 2 shows', () => {
  test.each(models().filter(({ notYet }) => !notYet))('$name', async ({ name, file }) => {
    const reference = readReference(name)
    const observed = await runModel(file, { seed: 1 })
    expect(differences(reference, observed, readFileSync(file, 'utf8'))).toEqual([])
    if (isExample(file)) expect(observed.figures).toBeGreaterThan(0)
  })
})

const pending = models().filter(({ notYet }) => notYet)

describe.runIf(pending.length > 0)('Hillock says that it does not run yet', () => {
  test.each(pending)('$name', async ({ file }) => {
    expect(compareNotYet(await runModel(file, { seed: 1 }))).toEqual([])
  })
})

/** Here a membrane's steady state is the threshold itself: there is no margin to ask for. */
const atSteadyState = ['threshold-steady-state', 'tutorial-22']

describe('the references', () => {
  test.each(models().map(({ name }) => name))('%s stands clear of rounding', name => {
    const reference = readReference(name)
    const least = atSteadyState.includes(name) ? 0 : 1e-9
    expect(reference.kind === 'fixed' ? (reference.margin ?? 1) : 1).toBeGreaterThan(least)
  })
})

/** Random models only have to run here; their distributions are compared in `statistics.slow.test.ts`. */
function differences(
  reference: Reference,
  observed: Awaited<ReturnType<typeof runModel>>,
  script: string,
): readonly string[] {
  switch (reference.kind) {
    case 'fixed':
      return compare(reference, observed)
    case 'error':
      return compareError(reference, observed, script)
    case 'random':
      return observed.error ? [`Hillock refused the model: ${observed.error.message}`] : []
  }
}
