import { describe, expect, test } from 'vitest'
import { type Binning, histogram } from '../../figures/index.ts'

/** Values, binning, counts and edges as numpy 2 gives them. */
const fromNumpy: readonly (readonly [string, readonly number[], Binning, readonly number[], readonly number[]])[] = [
  ['equal bins; the last one is closed', [1, 2, 2, 3, 5], { bins: 4 }, [1, 2, 1, 1], [1, 2, 3, 4, 5]],
  ['edges of one’s own', [1, 2, 2, 3, 5], { bins: [1, 2, 3, 5] }, [1, 2, 2], [1, 2, 3, 5]],
  ['a range', [0.1, 0.2, 0.3, 0.7], { bins: 3, range: [0, 0.9] }, [2, 1, 1], [0, 0.3, 0.6, 0.9]],
  ['what lies outside a range is left out', [-1, 0.1, NaN, 2], { bins: 1, range: [0, 1] }, [1], [0, 1]],
  ['all values equal', [1, 1, 1], { bins: 2 }, [0, 3], [0.5, 1, 1.5]],
  ['no values', [], { bins: 2 }, [0, 0], [0, 0.5, 1]],
  ['weights', [1, 2, 3], { bins: 2, weights: [0.5, 1, 2] }, [0.5, 3], [1, 2, 3]],
  ['density', [0, 1, 2, 4], { bins: 2, density: true }, [0.25, 0.25], [0, 2, 4]],
]

describe('histogram counts as numpy does', () => {
  test.each(fromNumpy)('%s', (_, values, binning, counts, edges) => {
    const result = histogram(values, binning)
    expect([...result.counts]).toEqual(counts)
    expect([...result.edges]).toEqual(edges)
  })

  test('a value on an edge falls by the edge as computed, not by a division', () => {
    const tenths = Array.from({ length: 11 }, (_, k) => k / 10)
    expect([...histogram(tenths, { bins: 10 }).counts]).toEqual([1, 1, 2, 0, 1, 2, 1, 0, 1, 2])
  })
})

test.each<[string, readonly number[], Binning, string]>([
  ['nan', [1, NaN], { bins: 2 }, 'autodetected range of [nan, nan] is not finite'],
  ['no bins', [1], { bins: 0 }, '`bins` must be positive, when an integer'],
  ['half a bin', [1], { bins: 1.5 }, '`bins` must be an integer, a string, or an array'],
  ['falling edges', [1], { bins: [2, 1] }, '`bins` must increase monotonically, when an array'],
  ['too few weights', [1, 2], { bins: 2, weights: [1] }, 'weights should have the same shape as x'],
  ['a range the wrong way', [1], { bins: 2, range: [2, 1] }, 'max must be larger than min in range parameter.'],
  ['bins without end', [1], { bins: 1e12 }, '1000000000000 bins are more than can be counted'],
])('%s is refused', (_, values, binning, message) => {
  expect(() => histogram(values, binning)).toThrow(message)
})
