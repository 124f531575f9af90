import { expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import { bare, equations, read, shown } from './reading.ts'

const summary = (text: string): readonly string[] =>
  equations(text).map(({ kind, name, expression, unit, flags }) =>
    [kind, name, expression === undefined ? '' : print(expression), print(unit), ...flags.map(flag => flag.name)].join(
      ' | ',
    ),
  )

test.each([
  ['dv/dt = (1-v)/tau : 1 (unless refractory)', ['differential | v | (1 - v) / tau | 1 | unless refractory']],
  ['x : volt/second**2', ['parameter | x |  | volt / second**2']],
  ['x : volt**-0.5 * amp', ['parameter | x |  | volt**-0.5 * amp']],
  ['I = a*\n  b  # why\n  + c : amp', ['subexpression | I | a * b + c | amp']],
  [
    'x : 1\n(shared,\n constant  over\tdt) y : 1',
    ['parameter | x |  | 1 | shared | constant over dt', 'parameter | y |  | 1'],
  ],
  [
    'dg/dt = -g : 1 (event-driven)\n\n# nothing\nspiked : boolean',
    ['differential | g | -g | 1 | event-driven', 'parameter | spiked |  | boolean'],
  ],
  ['ddt/dt = 1 : 1', ['differential | dt | 1 | 1']],
  ['d = 1 : 1\ndx : 1', ['subexpression | d | 1 | 1', 'parameter | dx |  | 1']],
  ['dv/dt = f(a,\nb) : 1\nw = c\n: 1', ['differential | v | f(a, b) | 1', 'subexpression | w | c | 1']],
  ['x : volt^2', ['parameter | x |  | volt ^ 2']],
  ['', []],
])('%j', (text, expected) => {
  expect(summary(text)).toEqual(expected)
})

test('spans are those of the names, not of the d of dv/dt', () => {
  const [equation] = equations(' dv/dt = -v/tau : 1 (constant over dt)')
  expect(equation && shown(equation.nameSpan)).toBe('v')
  expect(equation?.nameSpan.start).toBe(2)
  expect(equation && shown(equation.span)).toBe('dv/dt = -v/tau : 1 (constant over dt)')
  expect(equation?.flags.map(flag => shown(flag.span))).toEqual(['constant over dt'])
})

test('an error spoils its own equation only', () => {
  const { result, diagnostics } = read(
    'equations',
    'dv/dt = -v/tau\nw : 1\ndx/dt = = 1 : 1\ny = 3 : volt (\nshared)\nz = $ : 1',
  )
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'a unit is missing after the expression',
    "expected a value before '='",
    "the character '$' (U+0024) has no meaning here",
  ])
  expect(bare(result)).toMatchObject([{ name: 'w' }, { name: 'y', flags: [{ name: 'shared' }] }])
})
