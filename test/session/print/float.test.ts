import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exponential, fixed, general } from '../../../session/print/float.ts'

describe('the codes e, f and g', () => {
  test.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [2.675, 2, '2.67'],
    [1e22, 1, '10000000000000000000000.0'],
    [-0.001, 2, '-0.00'],
    [1 / 3, 20, '0.33333333333333331483'],
  ])('%%f of %d to %d', (value, precision, text) => {
    expect(fixed(value, precision)).toBe(text)
  })

  test.each([
    [12345.678, 3, '1.235e+04'],
    [9.9999, 2, '1.00e+01'],
    [0, 2, '0.00e+00'],
    [5e-324, 1, '4.9e-324'],
    [1e100, 0, '1e+100'],
  ])('%%e of %d to %d', (value, precision, text) => {
    expect(exponential(value, precision)).toBe(text)
  })

  test.each([
    [0.0001, 6, '0.0001'],
    [0.00001, 6, '1e-05'],
    [123456, 6, '123456'],
    [1234567, 6, '1.23457e+06'],
    [100, 2, '1e+02'],
    [0, 6, '0'],
    [-0, 6, '-0'],
    [2.5, 0, '2'],
  ])('%%g of %d to %d', (value, precision, text) => {
    expect(general(value, precision)).toBe(text)
  })

  test('agree with the engine where that rounds exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e15, noNaN: true }),
        fc.integer({ min: 17, max: 60 }),
        (value, precision) => {
          // Exact halves go to even in Python, up in JavaScript.
          const digits = value
            .toExponential(90)
            .replace(/0*e.*$/, '')
            .replace('.', '').length
          fc.pre(digits !== precision + 2)
          expect(exponential(value, precision).replace(/e([-+])0?(\d)$/, 'e$1$2')).toBe(
            value.toExponential(precision).replace(/e([-+])0?(\d)$/, 'e$1$2'),
          )
        },
      ),
    )
  })

  test('seventeen digits read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), value => {
        expect(Number(exponential(value, 16))).toBe(value)
        expect(Number(general(value, 17))).toBe(value)
      }),
    )
  })
})
