import { expect, test } from 'vitest'
import { Trace } from '../../../playground/live/trace.ts'

test('keeps the least and the greatest value of each short time', () => {
  const trace = new Trace(1, 2, 4)
  trace.add(Float64Array.of(1, 1.1, 1.2, 1.3, 2), Float64Array.of(3, -1, 2, 5, 7))
  trace.add(Float64Array.of(1.15), Float64Array.of(NaN))
  expect([...trace.low]).toEqual([-1, 5, NaN, 7])
  expect([...trace.high]).toEqual([3, 5, NaN, 7])
  expect(trace.range).toEqual([-1, 7])
  expect(trace.timeOf(0)).toBe(1.125)
})

test('has no range without values', () => {
  const [low, high] = new Trace(0, 1, 3).range
  expect(low).toBeGreaterThan(high)
})
