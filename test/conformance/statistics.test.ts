/** How runs are described and their distributions compared. */
import { describe, expect, test } from 'vitest'
import { compareStatistics, spikeStatistics, traceStatistics } from './statistics.ts'

describe('one run', () => {
  test('spikes: totals, bands, single neurons, intervals', () => {
    const spikes = { i: [0, 1, 0, 0], t: [0.1, 0.1, 0.3, 0.7] }
    expect(spikeStatistics('S', spikes, { size: 2, dt: 0.1, end: 1 })).toEqual({
      'S.total': 4,
      'S.neurons[0]': 3,
      'S.neurons[1]': 1,
      ...Object.fromEntries([0, 2, 0, 1, 0, 0, 0, 1, 0, 0].map((count, band) => [`S.time[${band}]`, count])),
      'S.count[0]': 3,
      'S.count[1]': 1,
      'S.interval.mean': 3,
      'S.interval.sd': 1,
      'S.interval.cv': 1 / 3,
    })
  })

  test('traces: the later half, and the size of a step', () => {
    const rows = [
      [9, 9, 1, 3],
      [9, 9, 5, 7],
    ]
    expect(traceStatistics('M.v', rows)).toEqual({
      'M.v.mean': 4,
      'M.v.sd': Math.sqrt(5),
      'M.v.step': Math.sqrt((64 + 4 + 16 + 4) / 6),
    })
  })
})

describe('two sets of runs', () => {
  // Twenty values around 100 that look drawn at random: the fractional parts of multiples of the golden ratio.
  const values = Array.from({ length: 20 }, (_, k) => 100 + 10 * ((k * 0.6180339887) % 1))
  const runs = (shift: number) => values.toReversed().map(value => ({ 'S.total': value + shift }))

  test('of one distribution agree', () => {
    expect(compareStatistics({ 'S.total': values }, runs(0))).toEqual([])
  })

  test('of two distributions differ', () => {
    expect(compareStatistics({ 'S.total': values }, runs(5))).toHaveLength(1)
  })

  test('a statistic that is missing differs', () => {
    expect(compareStatistics({ 'S.total': values }, [{}, {}])).toHaveLength(1)
  })
})
