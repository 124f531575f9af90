import { expect, test } from 'vitest'
import { createRegister, divideUnits, mismatchText, registerUnit } from '../../units/index.ts'
import { unit } from './units.ts'

const [volt, amp, second] = [unit('volt'), unit('amp'), unit('second')]

test('messages name units that the script has made', () => {
  const register = createRegister()
  const rate = divideUnits(volt, second)
  expect(mismatchText('x', [rate.dimension], register)).toBe('x (unit is m^2 kg s^-4 A^-1).')
  registerUnit(register, rate)
  expect(mismatchText('x', [rate.dimension], register)).toBe('x (unit is V/s).')
  expect(mismatchText('x', [volt.dimension, amp.dimension, second.dimension])).toBe('x (units are (V) (A) (s)).')
})
