import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import {
  createRegister,
  createUnit,
  displayQuantity,
  dimensionless,
  divideUnits,
  inBestUnit,
  inUnit,
  multiplyUnits,
  powerUnit,
  registerUnit,
  type Dimension,
  type Unit,
} from '../../units/index.ts'
import { unit } from './units.ts'

const [mV, ms, uA, cm, volt] = [unit('mV'), unit('ms'), unit('uA'), unit('cm'), unit('volt')]
const perArea = divideUnits(uA, powerUnit(cm, 2))

describe('quantities look as Brian 2 shows them', () => {
  type Case = readonly [(number | string)[], shape: number[], dimension: Dimension, str: string, repr: string]
  const SPECIAL: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity, '-0': -0 }
  const { cases } = JSON.parse(readFileSync(new URL('fixtures/quantities.json', import.meta.url), 'utf8')) as {
    readonly cases: readonly Case[]
  }
  const numbers = cases.map(([values]) => values.map(x => (typeof x === 'string' ? (SPECIAL[x] ?? NaN) : x)))

  test.each(['str', 'repr'] as const)('by %s, for values of many dimensions', style => {
    const column = style === 'str' ? 3 : 4
    expect(cases.length).toBeGreaterThan(300)
    expect(cases.map(([, shape, dimension], i) => displayQuantity(numbers[i] ?? [], shape, dimension, style))).toEqual(
      cases.map(row => row[column]),
    )
  })

  const scalars: readonly [value: number, unit: Unit, str: string][] = [
    [20, volt, '20. V'],
    [1000, unit('amp'), '1. kA'],
    [1e6, volt, '1. MV'],
    [1000, unit('namp'), '1. uA'],
    [20, mV, '20. mV'],
    [0.1, ms, '100. us'],
    [1500, mV, '1.5 V'],
    [0, mV, '0. V'],
    [-0, mV, '-0. V'],
    [1, cm, '10. mm'],
    [20000, powerUnit(unit('umetre'), 2), '0.02 mm^2'],
    [6, multiplyUnits(mV, ms), '6. uWb'],
    [1e30, volt, '1000000. YV'],
    [Infinity, unit('second'), 'inf Ys'],
    [100, unit('Mohm'), '100. Mohm'],
    [0, unit('molar'), '0. mM'],
    [1, unit('kgram'), '1. kg'],
    [1, unit('gram'), '1. g'],
    [5, unit('liter'), '0.005 m^3'],
    [10, perArea, '0.1 m^-2 A'],
    [1, divideUnits(unit('uF'), powerUnit(cm, 2)), '0.01 m^-4 kg^-1 s^4 A^2'],
  ]

  test.each(scalars)('%d of %o is %s', (value, { value: si, dimension }, text) => {
    expect(displayQuantity([value * si], [], dimension)).toBe(text)
  })

  test('repr can be evaluated again', () => {
    expect(displayQuantity([10e-9 * 5 * 1e6], [], volt.dimension, 'repr')).toBe('50. * mvolt')
    expect(displayQuantity([0.001, 0.002, 0.003], [3], volt.dimension, 'repr')).toBe('array([1., 2., 3.]) * mvolt')
  })

  test.each([
    [[0.016, 0.0321, 0.0482], '[16.  32.1 48.2] ms'],
    [[0.0001, 0.1], '[  0.1 100. ] ms'],
    [[1e-9, 1], '[1.e-03 1.e+06] us'],
    [[1.23456789e-3, 5], '[1.23456789e+00 5.00000000e+03] ms'],
  ])('%j seconds are %s', (values, text) => {
    expect(displayQuantity(values, [values.length], ms.dimension)).toBe(text)
  })

  test('of a long array only the displayed ends decide on the unit', () => {
    const values = Array.from({ length: 2000 }, (_, i) => (i < 3 || i >= 1997 ? 0.01 : 1e6))
    expect(displayQuantity(values, [2000], volt.dimension)).toBe('[10. 10. 10. ... 10. 10. 10.] mV')
  })

  test('plain numbers are Python numbers', () => {
    expect(displayQuantity([2.5], [], dimensionless)).toBe('2.5')
    expect(displayQuantity([3], [], dimensionless, 'str', undefined, { type: 'integer' })).toBe('3')
    expect(displayQuantity([1, 0], [2], dimensionless, 'repr')).toBe('array([1., 0.])')
  })
})

describe('compound units', () => {
  test.each([
    [multiplyUnits(mV, ms), 'mvolt * msecond', 'mV ms'],
    [divideUnits(ms, unit('second')), 'msecond / second', 'ms/s'],
    [perArea, 'uamp / (cmetre ** 2)', 'uA/(cm^2)'],
    [powerUnit(perArea, 2), '(uamp / (cmetre ** 2)) ** 2', '(uA/(cm^2))^2'],
    [divideUnits(ms, perArea), 'msecond / (uamp / (cmetre ** 2))', 'ms/(uA/(cm^2))'],
    [multiplyUnits(multiplyUnits(mV, ms), uA), 'mvolt * msecond * uamp', 'mV ms uA'],
    [powerUnit(mV, -1), 'mvolt ** -1', 'mV^-1'],
  ])('%o', (made, name, symbol) => {
    expect([made.name, made.symbol]).toEqual([name, symbol])
  })

  test('have the decimal literal as value, for broken scales the nearest double', () => {
    expect(perArea.value).toBe(0.01)
    expect(powerUnit(ms, -1).value).toBe(1000)
    expect(powerUnit(mV, 0.5).value).toBe(0.03162277660168379)
    expect(powerUnit(createUnit('k', 'k', dimensionless, 3), 0.25).value).toBe(5.623413251903491)
  })

  test('once used, are the display unit of their dimensions', () => {
    const register = createRegister()
    const density = divideUnits(unit('usiemens'), powerUnit(cm, 2))
    registerUnit(register, density)
    expect(displayQuantity([50 * density.value], [], density.dimension, 'repr', register)).toBe(
      '50. * usiemens / (cmetre ** 2)',
    )
    expect(displayQuantity([0], [], density.dimension, 'str', register)).toBe('0. m^-4 kg^-1 s^3 A^2')
    expect(displayQuantity([0.02], [], volt.dimension, 'str', register)).toBe('20. mV')
  })

  test('that are customary need not be used first', () => {
    const dimension = divideUnits(unit('farad'), unit('metre')).dimension
    expect(displayQuantity([8.854e-12], [], dimension)).toBe('8.854e-12 F/m')
  })
})

describe('in_unit and in_best_unit', () => {
  test('show in the unit asked for, with the precision asked for', () => {
    expect(inUnit([25.123456e-3], [], volt.dimension, volt)).toBe('0.02512346 V')
    expect(inUnit([25.123456e-3], [], volt.dimension, volt, { precision: 3 })).toBe('0.025 V')
    expect(inUnit([0.5], [], volt.dimension, { value: 0.003, dimension: volt.dimension })).toBe(
      '166.66666667 m^2 kg s^-3 A^-1',
    )
    expect(inUnit([3.5], [], dimensionless, createUnit('1', '1', dimensionless))).toBe('3.5')
    expect(inBestUnit([0.00123456], [], volt.dimension, undefined, { precision: 2 })).toBe('1.23 mV')
    expect(inBestUnit([0.123456], [], dimensionless, undefined, { precision: 2 })).toBe('0.12')
    expect(inBestUnit([1e305], [], dimensionless)).toBe('1e+305')
  })

  test('refuse a unit of something else', () => {
    expect(() => inUnit([0.003], [], volt.dimension, unit('amp'))).toThrow(
      'Non-matching unit for method "in_unit" (unit is V).',
    )
  })
})
