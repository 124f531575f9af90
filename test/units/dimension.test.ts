import { describe, expect, test } from 'vitest'
import {
  dimensionless,
  dimensionName,
  dimensionText,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  unitNameOf,
  unitSymbolOf,
  type Dimension,
} from '../../units/index.ts'
import { unit } from './units.ts'

const volt = unit('volt').dimension
const second = unit('second').dimension

describe('dimensions', () => {
  test.each<[Dimension, text: string, name: string]>([
    [dimensionless, '1', 'Dimension()'],
    [volt, 'm^2 kg s^-3 A^-1', 'metre ** 2 * kilogram * second ** -3 * amp ** -1'],
    [powerDimension(volt, 0.5), 'm kg^0.5 s^-1.5 A^-0.5', 'metre * kilogram ** 0.5 * second ** -1.5 * amp ** -0.5'],
    [powerDimension(second, 1 / 3), 's^0.3333333333333333', 'second ** 0.3333333333333333'],
  ])('%j is written %s', (dimension, text, name) => {
    expect([dimensionText(dimension), dimensionName(dimension)]).toEqual([text, name])
  })

  test('multiply and divide', () => {
    const rate = divideDimensions(volt, second)
    expect(rate).toEqual([2, 1, -4, -1, 0, 0, 0])
    expect(multiplyDimensions(rate, second)).toEqual(volt)
    expect(isDimensionless(divideDimensions(rate, rate))).toBe(true)
  })

  test('are equal up to rounding', () => {
    expect(sameDimension(powerDimension(powerDimension(second, 0.1), 3), powerDimension(second, 0.3))).toBe(true)
    expect(sameDimension(second, volt)).toBe(false)
  })
})

describe('units in messages', () => {
  test.each<[Dimension, symbol: string, name: string]>([
    [dimensionless, '1', '1'],
    [volt, 'V', 'volt'],
    [unit('Hz').dimension, 'Hz', 'hertz'],
    [unit('molar').dimension, 'mM', 'mmolar'],
    [unit('gram').dimension, 'kg', 'kilogram'],
    [unit('litre').dimension, 'm^3', 'metre3'],
    [powerDimension(volt, 2), 'V^2', 'volt2'],
    [divideDimensions(volt, second), 'm^2 kg s^-4 A^-1', 'metre ** 2 * kilogram * second ** -4 * amp ** -1'],
    [unit('sievert').dimension, 'Gy', 'gray'],
  ])('of dimensions %j', (dimension, symbol, name) => {
    expect([unitSymbolOf(dimension), unitNameOf(dimension)]).toEqual([symbol, name])
  })
})
