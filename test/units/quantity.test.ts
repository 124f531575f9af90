import { describe, expect, test } from 'vitest'
import {
  addQuantities,
  checkAddition,
  checkAlike,
  checkAssignment,
  checkBothDimensionless,
  checkDimensionless,
  checkExponent,
  checkMatching,
  checkMixture,
  checkRange,
  compareQuantities,
  createRegister,
  DimensionMismatchError,
  divideQuantities,
  divideUnits,
  floorDivideQuantities,
  floorQuotient,
  floorRemainder,
  mismatchText,
  multiplyQuantities,
  operand,
  plain,
  powerQuantity,
  quantity,
  registerUnit,
  remainderOf,
  subtractQuantities,
} from '../../units/index.ts'
import { array, unit } from './units.ts'

const [mV, volt, amp, second, ms, Hz] = [unit('mV'), unit('volt'), unit('amp'), unit('second'), unit('ms'), unit('Hz')]
const amps = (x: number) => quantity(x, amp)
const volts = (x: number) => quantity(x, volt)
const millivolts = (x: number) => quantity(x, mV)

describe('what may be added', () => {
  test('like with like', () => {
    expect(addQuantities(millivolts(3), volts(1))).toEqual({ value: 1.003, dimension: volt.dimension })
    expect(subtractQuantities(volts(3), volts(1))).toEqual({ value: 2, dimension: volt.dimension })
    expect(remainderOf(millivolts(5), millivolts(2)).value).toBeCloseTo(0.001, 15)
    expect(addQuantities(mV, mV)).toEqual({ value: 0.002, dimension: volt.dimension })
  })

  test('anything with a plain zero, also an array of zeros', () => {
    expect(addQuantities(millivolts(3), plain(0))).toEqual(millivolts(3))
    expect(addQuantities(plain(0, 'integer'), millivolts(3))).toEqual(millivolts(3))
    expect(checkAddition(operand(millivolts(3)), array([0, 0]), '+')).toEqual(volt.dimension)
  })

  test.each([
    [() => addQuantities(amps(5), volts(10)), 'Cannot calculate 5. A + 10. V, units do not match (units are A and V).'],
    [
      () => subtractQuantities(amps(5), volts(10)),
      'Cannot calculate 5. A - 10. V, units do not match (units are A and V).',
    ],
    [() => remainderOf(amps(5), volts(10)), 'Cannot calculate 5. A % 10. V, units do not match (units are A and V).'],
    [
      () => addQuantities(millivolts(3), plain(2, 'integer')),
      'Cannot calculate 3. mV + 2, units do not match (units are V and 1).',
    ],
    [
      () => addQuantities(millivolts(3), plain(2.5)),
      'Cannot calculate 3. mV + 2.5, units do not match (units are V and 1).',
    ],
    [
      () => addQuantities(quantity(0, second), millivolts(3)),
      'Cannot calculate 0. s + 3. mV, units do not match (units are s and V).',
    ],
    [() => subtractQuantities(volt, amp), 'Cannot calculate V - A, units do not match (unit is V).'],
    [
      () => checkAddition(array([1, 2, 3, 4, 5, 6, 7], mV), operand(amps(3)), '+'),
      'Cannot calculate [1. 2. ... 6. 7.] mV + 3. A, units do not match (units are V and A).',
    ],
    [
      () => checkMatching(operand(amps(5)), operand(volts(10)), 'maximum'),
      'Cannot calculate 5. A maximum 10. V, the units do not match (units are A and V).',
    ],
    [
      () => checkAlike(operand(millivolts(3)), operand(amps(2)), 'x and y need to have the same dimensions'),
      'x and y need to have the same dimensions (units are V and A).',
    ],
    [
      () => checkMixture([volt.dimension, amp.dimension]),
      'Mixing quantities with different dimensions is not allowed (units are V and A).',
    ],
    [() => checkAssignment(volt.dimension, operand(amps(1))), 'Inconsistent units in assignment (units are V and A).'],
    [
      () => checkRange(operand(millivolts(1)), operand(amps(3)), ['Start', 'stop']),
      'Start value 1. mV and stop value 3. A have to have the same units. (units are V and A).',
    ],
  ])('%s', (calculate, message) => {
    expect(calculate).toThrow(DimensionMismatchError)
    expect(calculate).toThrow(message)
  })
})

test('quantities and plain numbers do not make one array', () => {
  expect(checkMixture([volt.dimension, volt.dimension])).toEqual(volt.dimension)
  expect(() => checkMixture([volt.dimension, plain(0).dimension])).toThrow(
    new TypeError('Mixing quantities and non-quantities is not allowed.'),
  )
})

describe('what may be compared', () => {
  test.each([
    [millivolts(3), '<', volts(1), true],
    [millivolts(3), '>', plain(0), true],
    [millivolts(3), '>', plain(Infinity), false],
    [plain(-Infinity), '<=', millivolts(3), true],
    [mV, '==', quantity(0.001, volt), true],
    [mV, '==', amp, false],
    [millivolts(3), '!=', plain(0), true],
    [millivolts(3), '>=', millivolts(3), true],
  ] as const)('%o %s %o is %s', (a, comparison, b, expected) => {
    expect(compareQuantities(a, comparison, b)).toBe(expected)
  })

  test.each([
    [
      () => compareQuantities(millivolts(3), '>', plain(2, 'integer')),
      'Cannot perform comparison 3. mV > 2, units do not match (units are V and 1).',
    ],
    [
      () => compareQuantities(millivolts(3), '>', quantity(Infinity, second)),
      'Cannot perform comparison 3. mV > inf Ys, units do not match (units are V and s).',
    ],
    [() => compareQuantities(mV, '<', amp), 'Cannot perform comparison mV < A, units do not match (unit is V).'],
  ])('%s', (compare, message) => {
    expect(compare).toThrow(message)
  })
})

function cube(x: number): number {
  return x * x * x
}

describe('products, quotients and powers', () => {
  test('combine dimensions', () => {
    expect(multiplyQuantities(millivolts(3), millivolts(2)).dimension).toEqual([4, 2, -6, -2, 0, 0, 0])
    expect(divideQuantities(millivolts(5), millivolts(2))).toEqual({ value: 2.5, dimension: [0, 0, 0, 0, 0, 0, 0] })
    expect(multiplyQuantities(multiplyQuantities(plain(2), Hz), ms).value).toBe(0.002)
    expect(floorDivideQuantities(millivolts(5), millivolts(2)).value).toBe(2)
    expect(powerQuantity(quantity(2, second), plain(3), cube)).toEqual({ value: 8, dimension: [0, 0, 3, 0, 0, 0, 0] })
  })

  test.each([
    [
      () => checkDimensionless(operand(millivolts(3)), 'exp'),
      'exp expects a dimensionless argument but got 3. mV (unit is V).',
    ],
    [
      () => checkBothDimensionless(operand(plain(2)), operand(millivolts(3)), 'arctan2'),
      'Both arguments for "arctan2" should be dimensionless but second argument was 3. mV (unit is V).',
    ],
    [
      () => checkExponent([0, 0, 0, 0, 0, 0, 0], operand(millivolts(3))),
      'The exponent for a power operation has to be dimensionless but was 3. mV (unit is V).',
    ],
    [
      () => checkExponent(volt.dimension, array([1, 2])),
      'Only length-1 arrays can be used as an exponent for quantities.',
    ],
  ])('%s', (calculate, message) => {
    expect(calculate).toThrow(message)
  })

  // a, b, a // b, a % b as numpy gives them.
  test.each([
    [0.3, 0.1, 2, 0.09999999999999998],
    [-5, 3, -2, 1],
    [5, -3, -2, -1],
    [-1, Infinity, -1, Infinity],
    [1, -Infinity, -1, -Infinity],
    [Infinity, 1, NaN, NaN],
    [5, 0, Infinity, NaN],
    [-0, 3, -0, 0],
    [6, -3, -2, -0],
    [0, -3, -0, -0],
    [-7.5, 2, -4, 0.5],
    [-1e-20, 3, -1, 3],
  ])('%d // %d is %d, remainder %d', (a, b, quotient, remainder) => {
    expect([floorQuotient(a, b), floorRemainder(a, b)]).toEqual([quotient, remainder])
  })
})

test('messages name units that the script has made', () => {
  const register = createRegister()
  const rate = divideUnits(volt, second)
  expect(mismatchText('x', [rate.dimension], register)).toBe('x (unit is m^2 kg s^-4 A^-1).')
  registerUnit(register, rate)
  expect(mismatchText('x', [rate.dimension], register)).toBe('x (unit is V/s).')
  expect(mismatchText('x', [volt.dimension, amp.dimension, second.dimension])).toBe('x (units are (V) (A) (s)).')
})
