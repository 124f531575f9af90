import { describe, expect, test } from 'vitest'
import { drawn, expectBinomials, key, runtime, table } from './expect-binomial.ts'

expectBinomials(10_000)

const single = (n: number, p: number, approximate: boolean, neuron: number, step: bigint): number =>
  runtime.call('binomialAt', n, p, Number(approximate), neuron, step, 0, 5, ...key, table)

test.each([
  [10, 0.3, true],
  [10, 0.7, true],
  [1000, 0.001, true],
  [100, 0.3, true],
  [100, 0.3, false],
  [5000, 0.9, false],
])('a number of %d trials of probability %d is that of its row (approximately: %s)', (n, p, approximate) => {
  const rows = drawn(n, p, approximate, 4096)
  const singles = Array.from({ length: 4096 }, (_, neuron) => single(n, p, approximate, neuron, 0n))
  expect([...rows]).toEqual(singles)
})

describe('edges', () => {
  test.each([
    [10, 0, 0],
    [10, 1, 10],
    [1, 1, 1],
    [1e9, 0, 0],
    [1e9, 1, 1e9],
    [10, NaN, 0],
    [10, -1, 0],
    [10, 2, 10],
  ])('%d trials of probability %d give %d', (n, p, value) => {
    expect(single(n, p, true, 3, 7n)).toBe(value)
    expect(drawn(n, p, true, 16)).toEqual(new Float64Array(16).fill(value))
  })

  test('the largest uniform ends the inversion', () => {
    // none of 10⁷ numbers of mean 10 is as large as rounding could make it
    expect(Math.max(...drawn(1e7, 1e-6, false, 100_000))).toBeLessThan(40)
  })
})
