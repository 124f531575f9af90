import { expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What Brian 2 prints, or the error it raises. */
test.each([
  ['v = [1, 2]*volt\nw = v\nv *= 2\nprint(w)', '[2. 4.] V'],
  ['w = mV\nw *= 2', 'TypeError: Units cannot be modified in-place'],
  ['print(sqrt(volt), sqrt(4*volt), repr(sqrt(mV)))', 'V^0.5 2. V^0.5 mvolt ** 0.5'],
  ['print(arange(stop=3), arange(start=1, stop=3), arange(stop=3*mV, step=1*mV))', '[0 1 2] [1 2] [0. 1. 2.] mV'],
  ['arange(1, stop=3)', "TypeError: Duplicate definition of 'stop'"],
  ['arange(start=1)', 'TypeError: Missing stop argument.'],
  ['print(repr(Quantity.with_dimensions(2, length=1, second=-1)))', '2. * metre * second ** -1'],
  ['print(repr(Quantity.with_dimensions([1, 2], volt.dim)))', 'array([1., 2.]) * volt'],
  ['Quantity.with_dimensions(2, volts=1)', "KeyError: 'volts'"],
  ['print(repr((5*mV).get_best_unit()), repr((3*mV*mV).get_best_unit()))', 'mvolt mvolt2'],
  [
    'print(in_best_unit(5.1234*mV, 2), in_unit([1, 2]*mV, volt), (5*mV).in_best_unit())',
    '5.12 mV [0.001 0.002] V 5. mV',
  ],
  ["print(repr(DEFAULT_UNITS['Ymetre3']), DEFAULT_UNITS['mV'])", 'Ymetre3 mV'],
  ['import brian2\nprint(brian2.__version__)', '2.11.0'],
  ['from brian2.units.constants import zero_celsius\nprint(zero_celsius)', '273.15 K'],
])('%s', async (script, wanted) => {
  const { out, errors } = await run(`from brian2 import *\n${script}`)
  expect([out.trim(), ...errors].join('')).toBe(wanted)
})

test('what one script puts into DEFAULT_UNITS, another does not find there', async () => {
  const first = await run(
    "from brian2 import *\nimport brian2\nDEFAULT_UNITS['zz'] = 3\nprint('zz' in brian2.DEFAULT_UNITS)",
  )
  const second = await run("from brian2 import *\nprint('zz' in DEFAULT_UNITS, len(DEFAULT_UNITS) > 1000)")
  expect([first.out, second.out]).toEqual(['True\n', 'False True\n'])
})
