import { describe, expect, test } from 'vitest'
import { counted, niceStep, numberText, rangeAround, ticks, timeText } from '../../element/numbers.ts'

describe('ticks are round numbers within a range', () => {
  test.each([
    [0, 600, 6, [0, 100, 200, 300, 400, 500, 600]],
    [-0.07, -0.05, 4, [-0.07, -0.065, -0.06, -0.055, -0.05]],
    [0, 1, 3, [0, 0.5, 1]],
    [-1, 1, 4, [-1, -0.5, 0, 0.5, 1]],
    [0, 1e-9, 2, [0, 5e-10, 1e-9]],
    [0, 0, 5, []],
    [0, Number.NaN, 5, []],
  ])('%d to %d, about %d', (from, to, wished, expected) => {
    expect(ticks(from, to, wished)).toEqual(expected)
  })

  test('however long the range is, there are few', () => {
    for (let power = -12; power < 15; power++) {
      const found = ticks(0, 10 ** power * 7.3, 6)
      expect(found.length).toBeGreaterThan(3)
      expect(found.length).toBeLessThan(10)
    }
  })

  test('steps begin with 1, 2 or 5', () => {
    expect([0.9, 1, 1.1, 2.5, 5.1].map(niceStep)).toEqual([1, 1, 2, 5, 10])
  })
})

test.each([
  [1234, '1234'],
  [12_345.6, '12,350'],
  [-0.07, '−0.07'],
  [1.23e-9, '1.23e−9'],
  [5e12, '5e12'],
  [0, '0'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%d is read as %s', (value, text) => {
  expect(numberText(value)).toBe(text)
})

test('counts and times are said with what they are of', () => {
  expect(counted(1, 'neuron')).toBe('1 neuron')
  expect(counted(2000, 'spike')).toBe('2,000 spikes')
  expect(timeText(0.6)).toBe('600 ms')
  expect(timeText(20)).toBe('20 s')
})

describe('the range of a slider', () => {
  test.each([
    [20, 'float', { min: 2, max: 38, step: 0.1 }],
    [-65, 'float', { min: -123, max: -7, step: 1 }],
    [0, 'float', { min: -1, max: 1, step: 0.01 }],
    [8, 'integer', { min: 1, max: 15, step: 1 }],
    [1, 'integer', { min: 0, max: 2, step: 1 }],
    [1, 'boolean', { min: 0, max: 1, step: 1 }],
  ] as const)('around %d, %s', (value, type, range) => {
    expect(rangeAround(value, type)).toEqual(range)
  })
})
