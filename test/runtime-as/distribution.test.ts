import { describe, expect, test } from 'vitest'
import { streamKey } from '../../abi/index.ts'
import { expectQuality } from './expect-quality.ts'
import { loadRuntime } from './runtime.ts'

const runtime = loadRuntime()
const key = streamKey(20_240_501, 1)
const count = 1_000_000
const steps = 125
const perStep = count / steps

/** A million numbers, steps and neurons mixed. */
function sample(fill: string): Float64Array {
  const numbers = new Float64Array(count)
  for (let step = 0; step < steps; step++) {
    runtime.call(fill, runtime.heap, 0, perStep, BigInt(step), 0, 1 << 12, ...key)
    numbers.set(runtime.f64.subarray(runtime.heap / 8, runtime.heap / 8 + perStep), step * perStep)
  }
  return numbers
}

/** A million numbers for probabilities, both parts of them. */
function chances(): Float64Array {
  return sample('fillFirstBits').map((first, i) => {
    return first + runtime.call('furtherBitsAt', i % perStep, BigInt(Math.floor(i / perStep)), 0, 1 << 12, ...key)
  })
}

/** Mean of f over pairs at a distance. */
function mean(numbers: Float64Array, f: (x: number, later: number) => number, lag = 0): number {
  let sum = 0
  for (let i = lag; i < numbers.length; i++) sum += f(numbers[i - lag] ?? NaN, numbers[i] ?? NaN)
  return sum / (numbers.length - lag)
}

/** Kolmogorov and Smirnov's statistic times the root of the sample size: above 1.95 once in a thousand samples. */
function kolmogorov(numbers: Float64Array, cumulative: (x: number) => number): number {
  const sorted = numbers.toSorted()
  let worst = 0
  sorted.forEach((x, i) => {
    const c = cumulative(x)
    worst = Math.max(worst, Math.abs(c - i / count), Math.abs(c - (i + 1) / count))
  })
  return worst * Math.sqrt(count)
}

describe.each<[of: string, numbers: () => Float64Array]>([
  ['fillUniforms', () => sample('fillUniforms')],
  ['fillPaired', () => sample('fillPaired')],
  ['fillFirstBits and furtherBitsAt', chances],
])('a million uniforms of %s', (_, sampled) => {
  const numbers = sampled()
  test('lie in [0, 1)', () => {
    expect(numbers.every(u => u >= 0 && u < 1)).toBe(true)
  })
  test('are spread evenly', () => expect(kolmogorov(numbers, u => u)).toBeLessThan(1.95))
  test('have the variance 1/12', () => expect(mean(numbers, u => (u - 0.5) ** 2)).toBeCloseTo(1 / 12, 3))
  test.each([1, 2, 4, 7, 8, perStep])('do not depend on each other at a distance of %i', lag => {
    // standard error 1/12 in units of 10^-3
    expect(Math.abs(mean(numbers, (a, b) => (a - 0.5) * (b - 0.5), lag))).toBeLessThan(4e-3 / 12)
  })
})

describe('a million numbers', () => expectQuality(256))

/** The Poisson number of a neuron and step. */
const draw = (lambda: number, neuron: number, step: bigint): number =>
  runtime.call('poisson', lambda, neuron, step, 0, 7, ...key)

describe('Poisson numbers', () => {
  const many = 40_000

  test.each([0.01, 0.7, 5, 9.99, 10, 37.5, 400, 1e6])('of mean %d have this mean and variance', lambda => {
    const numbers = Array.from({ length: many }, (_, i) => draw(lambda, i % 100, BigInt(Math.floor(i / 100))))
    expect(numbers.every(k => Number.isInteger(k) && k >= 0)).toBe(true)
    const average = numbers.reduce((sum, k) => sum + k, 0) / many
    const variance = numbers.reduce((sum, k) => sum + (k - average) ** 2, 0) / (many - 1)
    expect(Math.abs(average - lambda)).toBeLessThan(4 * Math.sqrt(lambda / many))
    expect(Math.abs(variance - lambda)).toBeLessThan(4 * Math.sqrt((2 * lambda * lambda + lambda) / many))
  })

  test.each([3, 25])('of mean %i have the probabilities of Poisson', lambda => {
    const counts = new Map<number, number>()
    for (let i = 0; i < many; i++) {
      const k = draw(lambda, i, 9n)
      counts.set(k, (counts.get(k) ?? 0) + 1)
    }
    let probability = Math.exp(-lambda)
    for (let k = 0; k < 3 * lambda; probability *= lambda / ++k) {
      const expected = many * probability
      if (expected > 20) expect(Math.abs((counts.get(k) ?? 0) - expected), `${k}`).toBeLessThan(4 * Math.sqrt(expected))
    }
  })

  test('are a function of neuron and step', () => {
    expect(draw(20, 5, 3n)).toBe(draw(20, 5, 3n))
    const row = Array.from({ length: 50 }, (_, i) => draw(20, i, 3n))
    expect(row).not.toEqual(Array.from({ length: 50 }, (_, i) => draw(20, i, 4n)))
  })

  test.each([
    [0, 0],
    [-3, 0],
    [NaN, 0],
    [1e-300, 0],
    [Infinity, 2147483647],
    [1e12, 2147483647],
  ])('of mean %d are %i', (lambda, value) => expect(draw(lambda, 0, 0n)).toBe(value))
})
