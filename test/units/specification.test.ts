import { expect, test } from 'vitest'
import { baseUnitForSpecification, baseUnitNames, specificationError } from '../../units/index.ts'

// The names that Brian 2 allows behind the colon of an equation.
const ALLOWED =
  'amp ampere candle lumen coulomb farad gray sievert henry hertz Hz becquerel joule katal kelvin kilogram kilogramme ' +
  'kgram kgramme klitre kliter lux metre meter mmolar mM mole mol newton ohm pascal radian steradian second siemens ' +
  'tesla volt watt weber'

test('unscaled units may stand in a unit specification', () => {
  expect(baseUnitNames()).toEqual(ALLOWED.split(' '))
  expect(ALLOWED.split(' ').map(name => baseUnitForSpecification(name)?.value)).toEqual(ALLOWED.split(' ').map(() => 1))
})

test.each([
  ['mV', 'volt'],
  ['cm2', 'metre ** 2'],
  ['metre2', 'metre ** 2'],
  ['gram', 'kilogram'],
  ['liter', 'metre ** 3'],
  ['molar', 'mmolar'],
  ['kHz', 'hertz'],
  ['mS', 'siemens'],
  ['mradian', '1'],
  ['siemens2', 'metre ** -4 * kilogram ** -2 * second ** 6 * amp ** 4'],
])('%s is scaled: use %s', (name, instead) => {
  expect(baseUnitForSpecification(name)).toBeUndefined()
  expect(specificationError(name)).toBe(
    `Unit specification refers to '${name}', but this is not a base unit. Use '${instead}' instead.`,
  )
})

test('of an unknown name the error lists what is allowed', () => {
  expect(baseUnitForSpecification('volts')).toBeUndefined()
  expect(specificationError('volts')).toBe(
    "Unit specification refers to 'volts', but this is not a base unit. The following base units are allowed: " +
      'amp (ampere), candle (lumen), coulomb, farad, gray (sievert), henry, hertz (Hz, becquerel), joule, katal, ' +
      'kelvin, kilogram (kilogramme, kgram, kgramme), klitre (kliter), lux, metre (meter), mmolar (mM), mole (mol), ' +
      'newton, ohm, pascal, radian (steradian), second, siemens, tesla, volt, watt, weber.',
  )
})
