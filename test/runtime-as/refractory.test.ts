import { expect, test } from 'vitest'
import { bits, fromBits, loadRuntime, testNumbers } from './runtime.ts'

const { call } = loadRuntime()

/** The double behind this one on the number line. */
function next(x: number): number {
  return x === 0 ? fromBits(1n) : fromBits(bits(x) + (x > 0 ? 1n : -1n))
}

function isOver(t: number, dt: number, steps: bigint, lastspike: number): boolean {
  return BigInt(call('timestep', t - lastspike, dt)) >= steps
}

function latest(t: number, dt: number, steps: bigint): number {
  return call('latestSpike', t, dt, steps)
}

test.each([1n, 2n, 7n, 50n, 12345n, 0n, -1n, -3n, -400n, 2n ** 40n])(
  'the latest spike that is over after %i steps is over, and the next number is not',
  steps => {
    const random = testNumbers(Number(steps % 1000n) + 2000)
    for (let k = 0; k < 200; k++) {
      const dt = 1e-4 * (1 + Math.floor(random() * 8) / 4)
      const t = Math.floor(random() * 1e5) * dt
      const last = latest(t, dt, steps)
      expect([t, isOver(t, dt, steps, last), isOver(t, dt, steps, next(last))]).toEqual([t, true, false])
    }
  },
)

test('nothing is over of a period without end, everything of one before all time', () => {
  expect(isOver(1, 1e-4, 2n ** 63n - 1n, latest(1, 1e-4, 2n ** 63n - 1n))).toBe(true)
  expect(latest(1, 1e-4, -(2n ** 63n))).toBe(Infinity)
})
