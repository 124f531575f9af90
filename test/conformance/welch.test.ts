import { describe, expect, test } from 'vitest'
import { welch } from './welch.ts'

describe('welch', () => {
  // Probabilities in thirty digits by mpmath's incomplete beta function.
  test.each([
    { a: [1, 2, 3, 4, 5], b: [2, 3, 4, 5, 6], p: 0.346593507087334 },
    { a: [1, 2, 3, 4, 5], b: [1, 2, 3, 4, 5], p: 1 },
    { a: [1, 2, 4], b: [3, 8, 5, 9], p: 0.0644877985648604 },
    { a: [10, 10.5, 11, 9.5], b: [1, 2, 1.5, 3, 2.5, 0.5], p: 1.57822677398693e-7 },
  ])('of $a and $b is $p', ({ a, b, p }) => {
    expect(Math.abs(welch(a, b) / p - 1)).toBeLessThan(1e-10)
  })

  test('samples without spread are equal or they are not', () => {
    expect(welch([3, 3, 3], [3, 3, 3])).toBe(1)
    expect(welch([3, 3, 3], [3.1, 3.1, 3.1])).toBe(0)
  })

  test('a missing number is a difference', () => {
    expect(welch([1, 2, 3], [1, NaN, 3])).toBe(0)
  })
})
