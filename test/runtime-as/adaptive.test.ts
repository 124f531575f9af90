import { describe, expect, test } from 'vitest'
import { loadRuntime } from './runtime.ts'

const runtime = loadRuntime()

interface Result {
  readonly value: number
  readonly steps: number
  readonly rejected: number
  readonly next: number
  readonly failed: boolean
}

/** y' = rate(t, y) from y(0) = 1 to t = end. */
function integrate(
  formula: string,
  rate: (t: number, y: number) => number,
  given: { end?: number; error?: number; first?: number; largest?: number; limit?: number },
): Result {
  const { end = 1, error = 1e-9, limit = 1000 } = given
  const { first = end, largest = end } = given
  const work = runtime.heap
  const at = work / 8
  runtime.f64[at] = 1
  runtime.f64[at + 2] = error
  runtime.call('beginAdaptive', work, 1, runtime.call(`${formula}Pair`), 0, end, first, largest, limit)
  for (let count = 0; runtime.call('nextStage') !== 0; count++) {
    if (count > 1e6) throw new Error('no end')
    runtime.f64[runtime.call('stageRates') / 8] = rate(runtime.call('stageTime'), runtime.f64[at + 1] ?? 0)
  }
  return {
    value: runtime.f64[at] ?? Number.NaN,
    steps: runtime.call('acceptedSteps'),
    rejected: runtime.call('rejectedSteps'),
    next: runtime.call('nextLength'),
    failed: runtime.call('hasFailed') !== 0,
  }
}

/** y = exp(sin(t)) */
const swinging = (t: number, y: number): number => Math.cos(t) * y

describe.each([
  ['rk2', 3],
  ['rk4', 4],
  ['rkf45', 5],
  ['rkck', 5],
  ['rk8pd', 8],
] as const)('%s', (formula, order) => {
  test(`has the order ${order}`, () => {
    const off = (h: number): number => {
      const { value } = integrate(formula, swinging, { end: h, error: 1, limit: -1 })
      return Math.abs(value - Math.exp(Math.sin(h)))
    }
    const h = order === 8 ? 0.8 : 0.05
    expect(Math.log2(off(h) / off(h / 2))).toBeGreaterThan(order + 1 - 0.5)
    expect(Math.log2(off(h) / off(h / 2))).toBeLessThan(order + 1 + 0.7)
  })

  test('keeps within the error by as many steps as it takes, and knows the next one', () => {
    const loose = integrate(formula, swinging, { end: 3, error: 1e-4 })
    const strict = integrate(formula, swinging, { end: 3, error: 1e-8 })
    expect(Math.abs(strict.value - Math.exp(Math.sin(3)))).toBeLessThan(1e-6)
    expect(strict.steps).toBeGreaterThan(loose.steps)
    expect(strict.rejected).toBeGreaterThan(0)
    expect(strict.next).toBeLessThan(3)
    expect(strict.failed).toBe(false)
  })

  test('begins with the length given, and none is longer than allowed', () => {
    expect(integrate(formula, () => 0, { end: 1, first: 0.25, largest: 0.25 }).steps).toBe(4)
    expect(integrate(formula, () => 0, { end: 1, first: 0.1, largest: 1 })).toMatchObject({ steps: 3, next: 1 })
  })

  test('fails where there are too many steps, or a single one is too far off', () => {
    const options = { end: 1, first: 0.25, largest: 0.25 }
    expect(integrate(formula, () => 1, { ...options, limit: 2 }).failed).toBe(true)
    expect(integrate(formula, () => 1, { ...options, limit: 3 }).failed).toBe(false)
    expect(integrate(formula, swinging, { end: 3, error: 1e-12, limit: -1 })).toMatchObject({ failed: true, value: 1 })
  })

  test('ends whatever the rates are', () => {
    for (const rate of [Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
      expect(integrate(formula, () => rate, {}).steps).toBeLessThan(1002)
    }
  })
})

test('the first failure is the earliest, and of one step that of the first neuron', () => {
  const step = runtime.heap
  const neuron = step + 8
  new BigInt64Array(runtime.f64.buffer)[step / 8] = 0n
  for (const [now, n] of [
    [7n, 5],
    [9n, 1],
    [7n, 6],
    [7n, 3],
    [6n, 8],
  ] as const)
    // prettier-ignore
    runtime.call('noteFailure', step, neuron, now, n)
  expect(new BigInt64Array(runtime.f64.buffer)[step / 8]).toBe(7n)
  expect(new Int32Array(runtime.f64.buffer)[neuron / 4]).toBe(8)
})
