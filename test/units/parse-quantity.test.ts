import { describe, expect, test } from 'vitest'
import { dimensionText, parseQuantity } from '../../units/index.ts'

describe('a quantity from the command line', () => {
  test.each([
    ['100ms', 100 * 0.001, 's', 'float', 'ms'],
    ['100 ms', 100 * 0.001, 's', 'float', 'ms'],
    [' 100*ms ', 100 * 0.001, 's', 'float', 'ms'],
    ['100 * ms', 100 * 0.001, 's', 'float', 'ms'],
    ['-70*mV', -70 * 0.001, 'm^2 kg s^-3 A^-1', 'float', 'mV'],
    ['1e3s', 1000, 's', 'float', 's'],
    ['5 V', 5, 'm^2 kg s^-3 A^-1', 'float', 'V'],
    ['2 kg', 2, 'kg', 'float', 'kg'],
    ['1e6', 1e6, '1', 'float', undefined],
    ['.5', 0.5, '1', 'float', undefined],
    ['5', 5, '1', 'integer', undefined],
    ['1_000', 1000, '1', 'integer', undefined],
    ['-5', -5, '1', 'integer', undefined],
    ['5.0', 5, '1', 'float', undefined],
    ['True', 1, '1', 'boolean', undefined],
    ['inf', Infinity, '1', 'float', undefined],
    ['3*mV/ms', (3 * 0.001) / 0.001, 'm^2 kg s^-4 A^-1', 'float', 'mV/ms'],
    ['2/second', 2, 's^-1', 'float', 's^-1'],
    ['1*ms**-1', 1000, 's^-1', 'float', 'ms^-1'],
    ['10 uA/cm**2', (10 * 1e-6) / 1e-4, 'm^-2 A', 'float', 'uA/(cm^2)'],
    ['2*3*mV', 6 * 0.001, 'm^2 kg s^-3 A^-1', 'float', 'mV'],
    ['ms', 0.001, 's', 'float', 'ms'],
  ])('%s', (text, value, dimension, type, unit) => {
    const parsed = parseQuantity(text)
    if (parsed.kind === 'error') throw new Error(parsed.error)
    expect([parsed.quantity.value, dimensionText(parsed.quantity.dimension), parsed.type, parsed.unit?.symbol]).toEqual(
      [value, dimension, type, unit],
    )
  })
})

describe('what is none is refused at its place', () => {
  test.each([
    ['', 'expected a quantity', 0, 0],
    ['5*', 'expected a number or a unit', 2, 2],
    ['5 5', "did not expect '5'", 2, 3],
    ['5 mV ms', "did not expect 'ms'", 5, 7],
    ['*', "did not expect '*'", 0, 1],
    ['10**3*ms', 'only units may be raised to a power', 2, 4],
    ['ms**x', 'expected a number as the exponent', 4, 5],
    ['(5)', "did not expect '('", 0, 1],
    ['5 __proto__', "'__proto__' is not a unit", 2, 11],
    ['5 ½', "did not expect '½'", 2, 3],
  ])('%j', (text, problem, start, end) => {
    expect(parseQuantity(text)).toMatchObject({
      kind: 'error',
      error: `cannot read '${text}' as a quantity: ${problem}; write it as 100ms, '100 ms' or '100*ms'`,
      start,
      end,
    })
  })

  test('an unknown unit comes with the words it may have been meant to be', () => {
    const parsed = parseQuantity('5 mvolts')
    const unknown = parsed.kind === 'error' ? parsed.unknown : undefined
    expect(unknown?.word).toBe('mvolts')
    expect([...(unknown?.candidates ?? [])]).toContain('mvolt')
  })

  test('a huge text is not repeated', () => {
    const parsed = parseQuantity('x'.repeat(1e6))
    expect(parsed).toMatchObject({ kind: 'error', start: 0, end: 1e6 })
    expect(parsed.kind === 'error' && parsed.error.length).toBeLessThan(300)
  })
})
