import { expect, test } from 'vitest'
import { connectivityOf } from '../../../playground/connectivity/connectivity.ts'

function synapses(sizes: readonly [number, number], pairs: readonly (readonly [number, number])[]) {
  return {
    name: 'S',
    source: { name: 'G', size: sizes[0] },
    target: { name: 'H', size: sizes[1] },
    i: Int32Array.from(pairs, ([i]) => i),
    j: Int32Array.from(pairs, ([, j]) => j),
  }
}

test('small matrices have a cell for each pair', () => {
  const pairs = [
    [0, 0],
    [0, 2],
    [0, 2],
    [1, 1],
  ] as const
  const { matrix, out, in: into, synapses: count } = connectivityOf(synapses([2, 3], pairs))
  expect(matrix).toEqual({ rows: 2, columns: 3, counts: Uint32Array.of(1, 0, 2, 0, 1, 0) })
  expect(count).toBe(4)
  expect(out).toEqual({ mean: 2, least: 1, most: 3, width: 1, bins: Uint32Array.of(1, 0, 1) })
  expect(into).toMatchObject({ least: 1, most: 2, bins: Uint32Array.of(2, 1) })
})

test('large ones have as many cells as can be seen, and count what is in each', () => {
  const pairs = Array.from({ length: 5000 }, (_, k) => [k, 4999 - k] as const)
  const { matrix, out } = connectivityOf(synapses([5000, 5000], pairs))
  expect([matrix.rows, matrix.columns]).toEqual([256, 256])
  expect(matrix.counts.reduce((sum, count) => sum + count)).toBe(5000)
  expect(matrix.counts[255]).toBeGreaterThan(15)
  expect(out).toEqual({ mean: 1, least: 1, most: 1, width: 1, bins: Uint32Array.of(5000) })
})

test('many different degrees share bins', () => {
  const pairs = Array.from({ length: 100 }, (_, i) => Array.from({ length: i }, () => [i, 0] as const)).flat()
  const { out } = connectivityOf(synapses([100, 1], pairs))
  expect(out).toMatchObject({ least: 0, most: 99, width: 4 })
  expect(out.bins.reduce((sum, count) => sum + count)).toBe(100)
})

test('there may be no synapses, and no neurons', () => {
  expect(connectivityOf(synapses([3, 4], []))).toMatchObject({ synapses: 0, out: { mean: 0, least: 0, most: 0 } })
  expect(connectivityOf(synapses([0, 0], [])).out).toMatchObject({ mean: 0, least: 0, most: 0 })
})
