/** What can be wrong in a group: for each, its code, the guilty characters, Brian 2's sentence, and help. */
import { describe, expect, test } from 'vitest'
import type { Code } from '../../../diagnostics/codes.ts'
import { mark } from '../../diagnostics/marked.ts'
import { diagnose, expectDiagnostic, type Texts } from './helpers.ts'

type Row = [marked: string, code: Code, message: string, help?: string]

describe('equations', () => {
  test.each<Row>([
    // what stands after the colon
    [
      'dv/dt = -v/tau : <|mV|>',
      'unknown-unit',
      "Unit specification refers to 'mV', but this is not a base unit. Use 'volt' instead.",
    ],
    ['v : <|volts|>', 'unknown-unit', "refers to 'volts', but this is not a base unit.", 'volt'],
    ['v : volt * <|ms|>', 'unknown-unit', "Use 'second' instead."],
    ['v : <|1 * volt|>', 'unknown-unit', "'1 * volt' does not evaluate to a unit but to a quantity"],
    ['v : <|2|>', 'unknown-unit', "'2' does not evaluate to a unit but to a quantity"],
    ['flag : <|bool|>', 'unknown-unit', "TypeError: Use 'boolean' not 'bool' as the unit for a boolean variable."],
    [
      'dn/dt = 1/second : <|integer|>',
      'type-mismatch',
      'Differential equations can only define floating point variables',
    ],
    // names
    [
      '<|t|> : second',
      'illegal-name',
      "'t' has a special meaning in equations and cannot be used as a variable name.",
      'choose another name',
    ],
    ['d<|xi|>/dt = 1/second : 1', 'illegal-name', 'special meaning'],
    ['<|exp|> : 1', 'illegal-name', 'name of a function'],
    ['<|pi|> : 1', 'illegal-name', 'name of a constant'],
    ['<|mV|> : volt', 'illegal-name', 'name of a unit'],
    ['<|_x|> : 1', 'illegal-name', 'starts with an underscore'],
    ['<|v_post|> : 1', 'illegal-name', 'post-synaptic variables in synapses'],
    ['<|not_refractory|> : boolean', 'illegal-name', 'refractory mechanism'],
    ['v : 1\n<|v|> : volt', 'duplicate-name', "EquationError: Duplicate definition of variable 'v'", 'already'],
    ['dv/dt = -v/<|tua|> : volt', 'unknown-name', 'KeyError: The identifier "tua" could not be resolved.', 'tau'],
    ['dv/dt = -v/<|k_unheard|> : volt', 'unknown-name', 'could not be resolved', 'before run()'],
    ['x = <|foo|>(1) : 1', 'unknown-name', 'The identifier "foo" could not be resolved.', 'functions in equations'],
    ['x = <|expp|>(1.0) : 1', 'unknown-name', 'could not be resolved', 'exp'],
    // flags
    ['v : 1 (<|constnat|>)', 'unknown-flag', "Equations of type 'parameter' cannot have a flag 'constnat'", 'constant'],
    [
      'v : 1 (<|unless refractory|>)',
      'equations',
      "only the following flags are allowed: ('constant', 'shared', 'linked')",
    ],
    [
      'dv/dt = -v/tau : 1 (<|event-driven|>)',
      'equations',
      "Equations of type 'differential equation' cannot have a flag 'event-driven'",
    ],
    ['v : 1 (shared, <|linked|>)', 'equations', "The 'linked' flag cannot be combined with other flags"],
    // dimensions
    ['dv/dt = <|-v|> : volt', 'unit-mismatch', "Expression '-v' does not have the expected unit", 'per second'],
    [
      'dv/dt = <|I_0/C*tau|> : volt',
      'unit-mismatch',
      "Inconsistent units in differential equation defining variable 'v'",
    ],
    ['I = <|g*tau|> : amp', 'unit-mismatch', 'Inconsistent units in subexpression I'],
    ['dv/dt = (<|v + I_0|>)/tau : volt', 'unit-mismatch', "'v' has unit V; 'I_0' has unit A"],
    ['dv/dt = (<|v - 0|>)/tau : volt', 'unit-mismatch', 'uses inconsistent units', 'give the zero its unit: 0*volt'],
    ['dv/dt = -v/tau + <|v % 2|>*mV/ms : volt', 'unit-mismatch', 'inconsistent units'],
    [
      'dv/dt = -exp(<|v|>)*mV/tau : volt',
      'unit-mismatch',
      'Argument number 1 for function exp does not have the correct units.',
    ],
    [
      'x = clip(tau, <|0|>, 1*second) : second',
      'unit-mismatch',
      'Argument number 2 for function clip was supposed to have the same units as argument number 1',
    ],
    ['x = int(<|tau|>) : 1', 'unit-mismatch', 'Argument number 1 for function int'],
    ['x = timestep(<|gain|>, dt) : 1', 'unit-mismatch', 'should be (s)'],
    [
      'x = int(<|tau > gain|>) : 1',
      'unit-mismatch',
      "Comparison of expressions with different units. Expression 'tau' has unit (s)",
    ],
    ['x = <|tau // dt|> : 1', 'unit-mismatch', 'Floor division can only be used on dimensionless values.', 'floor('],
    ['x = gain**<|tau|> : 1', 'unit-mismatch', 'has to be dimensionless'],
    ['v : volt\ny = v**<|i|> : 1', 'unit-mismatch', 'Value i is not scalar', 'known before the run'],
    // types
    ['x = int(<|gain|> and True) : 1', 'type-mismatch', 'Boolean operator acting on non-booleans', 'compare it'],
    ['x = int(<|not gain|> and True) : 1', 'type-mismatch', 'Boolean operator acting on non-booleans'],
    ['k : boolean\nx = <|-k|> : 1', 'type-mismatch', 'Unary operator USub does not apply to boolean types', 'int('],
    ['b = <|gain + 1|> : boolean', 'type-mismatch', "'b' is a boolean"],
    [
      'x = 1 + <|exp|> : 1',
      'type-mismatch',
      'exp was used like a variable/constant, but it is a function.',
      'call it: exp(…)',
    ],
    ['x = <|gain|>(2) : 1', 'type-mismatch', "'gain' is a variable, but it was used like a function.", 'gain*(…)'],
    ['x = <|exp(1, 2)|> : 1', 'wrong-arguments', "Function 'exp' was called with 2 parameters, needs 1."],
    ['x = <|rand(1)|> : 1 (constant over dt)', 'wrong-arguments', 'needs 0'],
    // rules
    ['<|x|> = y : 1\ny = x : 1', 'equations', 'dependencies contain a cycle', 'circle'],
    ['x = <|rand()|> : 1', 'equations', "add the 'constant over dt' flag"],
    [
      'x = rand() - <|rand|>() : 1 (constant over dt)',
      'unsupported',
      'contains more than one call of rand',
      'variable of its own',
    ],
    ['x : 1\ny = 2*<|x|> : 1 (shared)', 'equations', "Shared subexpression 'y' refers to non-shared variable 'x'."],
    ['y = 2*<|i|> : 1 (shared)', 'equations', "refers to non-shared variable 'i'"],
    [
      'dv/dt = xi*second**-0.5 : 1\ndw/dt = <|xi|>*second**-0.5 : 1',
      'equations',
      'already used in the equation defining',
      'xi_a',
    ],
    ['x = <|xi|>*second**0.5 : 1', 'equations', "contains the symbol 'xi' but is not a differential equation"],
    [
      'dv/dt = -I/tau : 1\nI = J + v : 1\nJ = xi_a*tau**0.5 : 1\nx = <|I|> : 1 (constant over dt)',
      'equations',
      "'I' holds the noise 'xi_a', which has a value in differential equations only",
    ],
    // what Brian's expressions do not have
    ['x = <|1 if True else 2|> : 1', 'syntax', "do not support the 'IfExp' syntax", 'int(c)'],
    ['x = <|gain[0]|> : 1', 'syntax', "do not support indexing with '[...]'"],
    ['x = <|gain.real|> : 1', 'syntax', "do not support accessing attributes with the '.' syntax"],
    ['x = <|(gain, 1)|> : 1', 'syntax', 'do not support tuples'],
    ['x = int(<|1 < gain < 3|>) : 1', 'syntax', 'Can only handle single comparisons like a<b not a<b<c', '`and`'],
    ['x = gain <|^|> 2 : 1', 'syntax', 'The operator "^" is not supported, use "**" instead'],
    ['x = n <|&|> 2 : 1', 'syntax', 'use "and" instead'],
    ['x = <|clip(gain, lo=0, hi=1)|> : 1', 'syntax', 'by position only'],
    ['x = <|2j|> : 1', 'syntax', 'complex'],
    ['x = 1 + <|None|> : 1', 'syntax', 'None'],
  ])('%s', (equations, code, message, help) => {
    expectDiagnostic({ equations }, code, message, help)
  })
})

describe('thresholds, resets and refractoriness', () => {
  test.each<[Texts, Code, string, string?]>([
    [
      { equations: 'dv/dt = -I/tau : 1\nI = v + xi_a*tau**0.5 : 1', threshold: '<|I|> > 1', reset: '' },
      'equations',
      "'I' holds the noise 'xi_a', which has a value in differential equations only",
    ],
    [{ threshold: '<|v|>', reset: '' }, 'threshold', "Threshold condition 'v' is not a boolean expression", "'v > …'"],
    [
      { threshold: '<|v > 0|>', reset: '' },
      'unit-mismatch',
      'Comparison of expressions with different units',
      '0*volt',
    ],
    [{ threshold: 'v > <|v_th|>', reset: '' }, 'unknown-name', 'could not be resolved'],
    [
      { threshold: 'v > 1*mV', reset: 'v = <|0|>' },
      'unit-mismatch',
      'The right-hand-side of code statement "v = 0" does not have the expected unit',
      '0*volt',
    ],
    [{ threshold: 'v > 1*mV', reset: '<|v += 1|>' }, 'unit-mismatch', "Expression 'v + 1' uses inconsistent units"],
    [
      { threshold: 'v > 1*mV', reset: '<|gain|> = 5' },
      'shadowed-name',
      "'gain' is a constant of the script; here it is a temporary value",
      'one value per neuron',
    ],
    [{ threshold: 'v > 1*mV', reset: '<|t|> = 0*ms' }, 'read-only', 'Writing to scalar variable t not allowed'],
    [{ threshold: 'v > 1*mV', reset: '<|i|> = 0' }, 'read-only', 'TypeError: Variable i is read-only.'],
    [{ threshold: 'v > 1*mV', reset: '<|x **= 2|>' }, 'unsupported', 'Unknown operator "**="', '= += -='],
    [
      { equations: 'x : 1\ny = 2*x : 1', threshold: 'x > 1', reset: '<|y|> = 3' },
      'read-only',
      "Cannot write to subexpression 'y'",
    ],
    [
      { equations: 'x : 1\ns : 1 (shared)', threshold: 'x > 1', reset: '<|s|> = 3' },
      'read-only',
      'Writing to scalar variable s not allowed in this context.',
    ],
    [{ threshold: 'v > 1*mV', reset: 'x = rand() + <|rand|>()' }, 'unsupported', 'more than one call of rand'],
    [
      { threshold: 'v > 1*mV', reset: '', refractory: '<|v|>' },
      'threshold',
      'has to evaluate to a timespan or a boolean value',
    ],
    [
      { threshold: 'v > 1*mV', reset: '', refractory: '<|5|>' },
      'threshold',
      'Refractory expression is dimensionless but not a boolean value.',
    ],
    [{ threshold: 'v > 1*mV', reset: '', refractory: '5*<|msec|>' }, 'unknown-name', 'could not be resolved'],
  ])('%j', (texts, code, message, help) => {
    expectDiagnostic(texts, code, message, help)
  })

  test('a flag or a threshold that does nothing is a warning', () => {
    const flag = diagnose({ equations: 'dv/dt = -v/tau : 1 (unless refractory)' })
    expect(flag).toMatchObject([{ code: 'threshold', severity: 'warning' }])
    expect(flag[0] && mark(flag[0])).toBe('dv/dt = -v/tau : 1 (<|unless refractory|>)')
    expect(diagnose({ threshold: 'x > 1' })).toMatchObject([{ code: 'threshold', severity: 'warning' }])
    expect(diagnose({ threshold: 'rand() < 0.1' })).toEqual([])
  })
})

describe('assignments', () => {
  test.each<Row>([
    [
      'v = <|5|>',
      'unit-mismatch',
      'The right-hand-side of code statement "v = 5" does not have the expected unit m^2 kg s^-3 A^-1 (unit is 1).',
      '5*volt',
    ],
    ['v = <|tau|>', 'unit-mismatch', 'does not have the expected unit m^2 kg s^-3 A^-1 (unit is s)'],
    ['v = <|vv|>', 'unknown-name', 'could not be resolved', 'v'],
    ['v = rand()*mV + <|rand|>()*mV', 'unsupported', 'more than one call of rand'],
    ['v = <|xi|>*mV', 'unknown-name', 'could not be resolved'],
  ])('%s', (set, code, message, help) => {
    expectDiagnostic({ set }, code, message, help)
  })
})

test('circles are told of, long ones in short', () => {
  const circle = (length: number): string =>
    Array.from({ length }, (_, i) => `a${i} = a${(i + 1) % length} : 1`).join('\n')
  const told = (equations: string): string | undefined => diagnose({ equations })[0]?.notes[0]?.message
  expect(told(`z = a1 : 1\n${circle(3)}`)).toBe('the circle is a1 → a2 → a0 → a1')
  expect(told(circle(1500))).toBe('the circle is a0 → a1 → a2 → a3 → a4 → a5 → a6 → a7 → a8 → a9 → a10 → a11 → … → a0')
})

test('subexpressions inside one another have an end', () => {
  const chain = Array.from({ length: 1500 }, (_, i) => `a${i} = ${i === 1499 ? 'i' : `a${i + 1}`} : 1`)
  expect(diagnose({ equations: chain.join('\n') })).toMatchObject([{ code: 'too-deep' }])
  expect(diagnose({ equations: chain.slice(900).join('\n') })).toEqual([])
  expect(diagnose({ equations: chain.map(line => `${line} (constant over dt)`).join('\n') })).toEqual([])
})

test('one run tells everything that is wrong', () => {
  const found = diagnose({
    equations: 'dv/dt = -v/tua : volt\ndw/dt = -w : 1\nx = exp(tau) : 1',
    threshold: 'v > 1',
    reset: 'v = 0; w = q',
    refractory: '3',
  })
  expect(found.map(({ code }) => code)).toEqual([
    'unknown-name',
    'unit-mismatch',
    'unit-mismatch',
    'unit-mismatch',
    'threshold',
    'unit-mismatch',
    'unknown-name',
  ])
})

test('what is wrong with a line does not hide what is wrong with the next', () => {
  const found = diagnose({ equations: 'dv/dt = -v/tau : mV\nx : foo\nv : 1\nt : second\ny : 1 (bar)' })
  expect(found.map(({ code }) => code)).toEqual([
    'unknown-unit',
    'unknown-unit',
    'duplicate-name',
    'illegal-name',
    'unknown-flag',
  ])
})
