import { expect, test } from 'vitest'
import { rangeAround, rangeBetween } from '../../../playground/sliders/range.ts'

test.each([
  [10, false, { low: 0, high: 20, step: 0.1 }],
  [-70, false, { low: -140, high: 0, step: 0.5 }],
  [0.3, false, { low: 0, high: 0.6, step: 0.002 }],
  [0, false, { low: -1, high: 1, step: 0.01 }],
  [100, true, { low: 1, high: 300, step: 1 }],
  [2, true, { low: 1, high: 10, step: 1 }],
])('around %d', (value, whole, range) => {
  expect(rangeAround(value, whole)).toEqual(range)
})

test('ends that are typed', () => {
  expect(rangeBetween(0, 5, false)).toEqual({ low: 0, high: 5, step: 0.02 })
  expect(rangeBetween(5, 5, false)).toBeUndefined()
  expect(rangeBetween(NaN, 5, false)).toBeUndefined()
})
