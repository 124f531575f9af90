import { describe, expect, test } from 'vitest'
import { differingNumbers, summaryOf } from './distributions.ts'
import { outcome } from './outcome.ts'

const nothing = { line: [], points: [], bars: [], pieces: [] }

test('a run is summarised by its printed numbers and by what its axes show', () => {
  const line = [[0, 1, 2, 3, 4], [5, 5, 5, 5, 'nan' as const]] // prettier-ignore
  const summary = summaryOf(outcome('rate: 12.5 Hz of 3\nno number', [[{ ...nothing, line: [line, line] }]]))
  expect(Object.fromEntries(summary)).toEqual({
    "printed line 1 'rate: # Hz of #', number 1": 12.5,
    "printed line 1 'rate: # Hz of #', number 2": 3,
    'figure 1, axes 1, lines': 2,
    'figure 1, axes 1, lines, column 1: values': 10,
    'figure 1, axes 1, lines, column 1: mean': 2,
    'figure 1, axes 1, lines, column 1: spread': Math.SQRT2,
    'figure 1, axes 1, lines, column 1: quantile 0.1': 0,
    'figure 1, axes 1, lines, column 1: quantile 0.5': 2,
    'figure 1, axes 1, lines, column 1: quantile 0.9': 4,
    'figure 1, axes 1, lines, column 2: values': 8,
    'figure 1, axes 1, lines, column 2: mean': 5,
    'figure 1, axes 1, lines, column 2: spread': 0,
    'figure 1, axes 1, lines, column 2: quantile 0.1': 5,
    'figure 1, axes 1, lines, column 2: quantile 0.5': 5,
    'figure 1, axes 1, lines, column 2: quantile 0.9': 5,
  })
})

test('what is left of values that cancel counts as nothing', () => {
  const wave = [[0, 1], [1e-17, 0]] // prettier-ignore
  const tall = [[0, 1], [3, -3 + 1e-15]] // prettier-ignore
  const summary = summaryOf(outcome('', [[{ ...nothing, line: [wave, tall] }]]))
  expect(summary.get('figure 1, axes 1, lines, column 2: mean')).toBe(0)
})

/** Uniform numbers that follow from a seed. */
function* uniform(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

const runs = (seed: number, shift: number): Map<string, number>[] => {
  const numbers = uniform(seed)
  return Array.from(
    { length: 6 },
    () => new Map(Array.from({ length: 50 }, (_, k) => [`${k}`, numbers.next().value + shift])),
  )
}

describe('two sets of runs', () => {
  test('of one distribution differ no oftener than they may', () => {
    const pairs = Array.from({ length: 400 }, (_, k) => differingNumbers(runs(k + 1, 0), runs(k + 1001, 0)))
    // Welch's test is made for normal numbers: of uniform ones it finds some more. Who asks does so twice.
    expect(pairs.filter(({ size }) => size > 0).length).toBeLessThanOrEqual(0.05 * 400)
  })

  test('of others do', () => {
    expect(differingNumbers(runs(1, 0), runs(2, 3)).size).toBe(50)
    expect(differingNumbers([new Map([['x', 1]])], [new Map([['x', 1]])]).size).toBe(0)
    const [a, b] = [runs(1, 0), runs(2, 0)]
    for (const run of b) run.set('7', 10 + (run.get('7') ?? 0))
    expect([...differingNumbers(a, b).keys()]).toEqual(['7'])
  })

  test('what is the same in all runs of each differs where it is another', () => {
    const same = (x: number): Map<string, number>[] => Array.from({ length: 6 }, () => new Map([['x', x]]))
    expect([...differingNumbers(same(1), same(2))]).toEqual([['x', 'is 2 instead of 1']])
  })
})
