import { beforeAll, describe, expect, test } from 'vitest'
import { exceptions, values } from './golden-expressions.ts'
import { run, shown } from './tools.ts'

describe('expressions show what Python, numpy and Brian 2 show', () => {
  let found: Awaited<ReturnType<typeof shown>>
  beforeAll(async () => {
    // Units made on the way would be used for the display of what follows, so those come last.
    found = await shown(values.map(([expression]) => expression).filter(each => !makesUnit(each)))
  })

  test.each(values.filter(([expression]) => !makesUnit(expression)))('%s', (expression, str, repr) => {
    expect(found.get(expression)).toEqual([str, repr])
  })

  test.each(values.filter(([expression]) => makesUnit(expression)))('%s, by itself', async (expression, str, repr) => {
    expect((await shown([expression])).get(expression)).toEqual([str, repr])
  })
})

/** Multiplies, divides or raises bare units. */
function makesUnit(expression: string): boolean {
  return /(?:[mu]V|ms|second|Hz|volt|uA|cm|metre)\s*(?:\*\*|[*/]\s*[a-z])|1\/[a-z]/.test(expression)
}

describe('exceptions say what Python, numpy and Brian 2 say', () => {
  test.each(exceptions)('%s', async (expression, message) => {
    const { errors } = await run(`from brian2 import *\n${expression}`)
    expect(errors.map(each => each.trim())).toEqual([message.trim()])
  })
})

test('numpy scalars show as numpy 2 shows them', async () => {
  const found = await shown(['sqrt(4)', 'array([1, 2])[0]', 'array([1, 2])[0] > 0'])
  expect([...found.values()]).toEqual([
    ['2.0', 'np.float64(2.0)'],
    ['1', 'np.int64(1)'],
    ['True', 'np.True_'],
  ])
})

test('dimension mismatches name both sides and their units', async () => {
  const { errors, places } = await run('from brian2 import *\n1 + 2\nx = (5*amp + 10*volt)*2')
  expect(errors).toEqual([
    'DimensionMismatchError: Cannot calculate 5. A + 10. V, units do not match (units are A and V).',
  ])
  expect(places).toEqual(['5*amp + 10*volt'])
})
