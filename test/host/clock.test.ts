import { expect, test } from 'vitest'
import { interval, toStep } from '../../host/clock.ts'

const dt = 1e-4

test.each([
  ['a time on the grid is its step', 0.1, 1000],
  ['a time near the grid is rounded', 0.0002999999999, 3],
  ['a time between two steps belongs to the later one', 0.00025, 3],
  ['less than a ten-thousandth of a step is no time', 0.9e-8, 0],
  ['more is a step', 1.1e-8, 1],
  ['no time is no step', 0, 0],
])('%s', (_name, time, step) => {
  expect(toStep(time, dt)).toBe(step)
})

test('two runs of 0.25 ms do three steps, then two', () => {
  expect(interval(0, 0.00025, dt)).toEqual({ firstStep: 0, endStep: 3 })
  expect(interval(0.00025, 0.00025, dt)).toEqual({ firstStep: 3, endStep: 5 })
})

test('ten runs of 10 ms are one of 100 ms', () => {
  let end = 0
  for (let k = 0; k < 10; k++) end += 0.01
  expect(toStep(end, dt)).toBe(1000)
})
