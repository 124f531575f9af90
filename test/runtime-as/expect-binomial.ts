/** Binomial numbers of the runtime beside their exact distribution. */
import { describe, expect, test } from 'vitest'
import { streamKey } from '../../abi/index.ts'
import { loadRuntime } from './runtime.ts'

const runtime = loadRuntime()
const row = runtime.heap
const table = row + 65536
const chances = table + 16384
const length = 4096
runtime.call('makeZiggurat', table)
const key = streamKey(17, 3)

/** So many numbers, a row of neurons a step. */
function drawn(n: number, p: number, approximate: boolean, many: number): Float64Array {
  const numbers = new Float64Array(many)
  for (let first = 0, step = 0n; first < many; first += length, step++) {
    runtime.call('fillBinomials', row, 0, length, n, p, Number(approximate), step, 0, 5, ...key, table, chances)
    numbers.set(runtime.f64.subarray(row / 8, row / 8 + Math.min(length, many - first)), first)
  }
  return numbers
}

/** Probabilities of 0 … n, by their quotients from the most probable number on. */
function probabilities(n: number, p: number): Float64Array {
  const all = new Float64Array(n + 1)
  const mode = Math.min(n, Math.floor((n + 1) * p))
  all[mode] = 1
  for (let k = mode; k < n; k++) all[k + 1] = (((all[k] ?? 0) * (n - k)) / (k + 1)) * (p / (1 - p))
  for (let k = mode; k > 0; k--) all[k - 1] = (((all[k] ?? 0) * k) / (n - k + 1)) * ((1 - p) / p)
  const sum = all.reduce((a, b) => a + b)
  return all.map(each => each / sum)
}

/** Pearson's sum over numbers that are expected twenty times or more, what is rarer together. */
function chiSquared(numbers: Float64Array, shares: Float64Array): { readonly sum: number; readonly degrees: number } {
  const counts = new Float64Array(shares.length)
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1
  let [sum, degrees, rest, expectedRest] = [0, -1, 0, 0]
  const add = (count: number, expected: number): void => {
    sum += (count - expected) ** 2 / expected
    degrees++
  }
  for (const [k, share] of shares.entries()) {
    const expected = share * numbers.length
    if (expected >= 20) add(counts[k] ?? 0, expected)
    else {
      rest += counts[k] ?? 0
      expectedRest += expected
    }
  }
  if (expectedRest > 1) add(rest, expectedRest)
  else expect(rest).toBeLessThan(12)
  return { sum, degrees }
}

/** Tests with so many numbers of each kind. */
export function expectBinomials(many: number): void {
  describe(`${many} binomial numbers`, () => {
    test.each([
      // by inversion
      [1, 0.3, true],
      [4, 0.5, true],
      [1000, 0.001, true],
      [1000, 0.0049, true],
      [20, 0.95, true],
      [100_000, 0.99998, true],
      [8, 0.62, true],
      [40, 0.24, false],
      // by rejection
      [40, 0.26, false],
      [200, 0.5, false],
      [5000, 0.9, false],
      [100_000, 0.004, false],
    ])('of %d trials of probability %d are exact (approximately: %s)', (n, p, approximate) => {
      const numbers = drawn(n, p, approximate, many)
      expect(numbers.every(k => Number.isInteger(k) && k >= 0 && k <= n)).toBe(true)
      const { sum, degrees } = chiSquared(numbers, probabilities(n, p))
      // four standard deviations above what is expected, and room for the few with one degree
      expect(sum).toBeLessThan(degrees + 4 * Math.sqrt(2 * degrees) + 8)
    })

    test.each([
      [100, 0.3],
      [11, 0.5],
      [1e6, 0.5],
      [1e9, 1e-6],
    ])('of %d trials of probability %d are normal, of this mean and variance', (n, p) => {
      const deviation = Math.sqrt(n * p * (1 - p))
      const scaled = drawn(n, p, true, many)
        .map(x => (x - n * p) / deviation)
        .toSorted()
      const average = scaled.reduce((a, b) => a + b, 0) / many
      const variance = scaled.reduce((a, b) => a + (b - average) ** 2, 0) / many
      expect(Math.abs(average)).toBeLessThan(4 / Math.sqrt(many))
      expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / many))
    })
  })
}

export { chiSquared, drawn, key, probabilities, runtime, table }
