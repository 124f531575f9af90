import { assert, float, property } from 'fast-check'
import { expect, test } from 'vitest'
import { pythonFloatRepr, scalarText } from '../../units/index.ts'

// Python's repr of the same literals.
test.each([
  [5, '5.0'],
  [-0, '-0.0'],
  [0.9999546000702375, '0.9999546000702375'],
  [1e-4, '0.0001'],
  [1.234e-4, '0.0001234'],
  [1e-5, '1e-05'],
  [9.718884348331583e-5, '9.718884348331583e-05'],
  [-2.976400917495545e-7, '-2.976400917495545e-07'],
  [1.2285844395577178e-30, '1.2285844395577178e-30'],
  [186323330066073.4, '186323330066073.4'],
  [1e15, '1000000000000000.0'],
  [9999999999999998, '9999999999999998.0'],
  [1e16, '1e+16'],
  [-1.1925261534419146e18, '-1.1925261534419146e+18'],
  [1.7976931348623157e308, '1.7976931348623157e+308'],
  [5e-324, '5e-324'],
  [Infinity, 'inf'],
  [-Infinity, '-inf'],
  [NaN, 'nan'],
])('%d is %s', (x, text) => {
  expect(pythonFloatRepr(x)).toBe(text)
})

test('other numbers', () => {
  expect(scalarText(3, { type: 'integer' })).toBe('3')
  expect(scalarText(1, { type: 'boolean' })).toBe('True')
})

// numpy's str of the same floats of single precision.
test.each([
  [0.1, '0.1'],
  [-1 / 3, '-0.33333334'],
  [0, '0.0'],
  [999999, '999999.0'],
  [1e6, '1e+06'],
  [16777217, '1.6777216e+07'],
  [123456.7, '123456.7'],
  // less than a ten-thousandth, as single precision has it
  [1e-4, '1e-04'],
  [2 ** -12, '0.00024414062'],
  [2 ** -96, '1.2621775e-29'],
  [1.4e-45, '1e-45'],
  [3.4028235e38, '3.4028235e+38'],
  [Infinity, 'inf'],
  [NaN, 'nan'],
])('%d in single precision is %s', (x, text) => {
  expect(scalarText(Math.fround(x), { dtype: 'float32' })).toBe(text)
})

test('floats of single precision are told apart by their texts', () => {
  assert(
    property(float({ noNaN: true }), x => {
      expect(Math.fround(Number(scalarText(x, { dtype: 'float32' }).replace('inf', 'Infinity')))).toBe(x)
    }),
  )
})
