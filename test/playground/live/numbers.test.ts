import { expect, test } from 'vitest'
import { roundTicks, shortNumber, shownUnit } from '../../../playground/live/numbers.ts'

test('ticks are round', () => {
  expect(roundTicks(0, 100, 6).map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80', '100'])
  expect(roundTicks(-0.071, -0.049, 4).map(({ text }) => text)).toEqual(['-0.07', '-0.06', '-0.05'])
  expect(roundTicks(-1, 1, 4).map(({ text }) => text)).toEqual(['-1.0', '-0.5', '0.0', '0.5', '1.0'])
  expect(roundTicks(1, 1, 4)).toEqual([])
})

test('numbers are short', () => {
  expect([0, 20.0567, 123_456, 1e-5, NaN].map(shortNumber)).toEqual(['0', '20.06', '1.23e+5', '1.00e-5', 'NaN'])
})

test('volts are shown in the size that they have', () => {
  expect(shownUnit(0.07, 'V')).toEqual({ factor: 1e-3, unit: 'mV' })
  expect(shownUnit(3e-10, 'A')).toEqual({ factor: 1e-12, unit: 'pA' })
  expect(shownUnit(2, 'V/s')).toEqual({ factor: 1, unit: 'V/s' })
  expect(shownUnit(0.5, '')).toEqual({ factor: 1, unit: '' })
})
