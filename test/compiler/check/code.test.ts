/** Statements on events and in regular operations: who may write what, from what, in which order. */
import { describe, expect, test } from 'vitest'
import type { Code } from '../../../diagnostics/codes.ts'
import { mark } from '../../diagnostics/marked.ts'
import { diagnose, expectDiagnostic } from './helpers.ts'

const equations = `v : volt
w : 1
b : boolean
s : 1 (shared)
sub = 2*w : 1
ss = 2*s : 1 (shared)
once = 3*w : 1 (constant over dt)`

const late =
  'SyntaxError: All writes to scalar variables in a code block have to be made before writes to vector variables.'
const never = 'not allowed in this context.'
const vector = 'Cannot write to scalar variable'

/** What is reported of statements on an event, and in a regular operation; nothing where they run. */
type Row = [statements: string, onEvent: string, regular: string]

describe('shared variables and temporaries with one value', () => {
  test.each<Row>([
    ['<|s|> = 3', never, ''],
    ['<|s|> += 1', never, ''],
    ['<|s|> = 3; w = 1', never, ''],
    ['<|s|> = N + t/second', never, ''],
    ['<|s|> = ss', never, ''],
    ['<|s|> = rand()', never, ''],
    ['a = s; <|s|> = a + 1', never, ''],
    ['w = 1; <|s|> = 3', late, late],
    ['a = w; <|s|> = 3', late, late],
    ['a = rand(); <|s|> = 3', late, late],
    ['a = 1; <|a|> = a + 1; w = a', never, ''],
    ['a = s; <|a|> += 1; w = a', never, ''],
    ['a = 1; w = a; <|a|> = 2', late, late],
    ['a = w; a = a + 1; w = a', '', ''],
    ['a = 1; w = a', '', ''],
    ['once = 3', '', ''],
  ])('%s', (statements, onEvent, regular) => {
    for (const [texts, message] of [
      [{ event: 'w > 1', onEvent: statements }, onEvent],
      [{ regular: statements }, regular],
    ] as const) {
      if (message !== '') expectDiagnostic({ equations, ...texts }, 'read-only', message)
      else expect(diagnose({ equations, ...texts })).toEqual([])
    }
  })

  test.each<[regular: string, name: string]>([
    ['s = <|w|>', 'w'],
    ['s = 1 + <|i|>', 'i'],
    ['s = <|sub|>', 'sub'],
    ['s += <|once|>', 'once'],
    ['a = 1.0; a *= <|w|>; w = a', 'w'],
  ])('%s', (regular, name) => {
    expectDiagnostic({ equations, regular }, 'read-only', `expression referring to vector variable '${name}'`)
    expect(diagnose({ equations, regular })[0]?.message).toContain(vector)
  })

  test('in code of events Brian names the write first', () => {
    expectDiagnostic({ equations, event: 'w > 1', onEvent: '<|s|> = w' }, 'read-only', never)
  })
})

describe('statements', () => {
  test.each<[statements: string, code: Code, message: string, help?: string]>([
    [
      '<|sub|> = 3',
      'read-only',
      "SyntaxError: Illegal line 'sub = 3' in abstract code. Cannot write to subexpression 'sub'.",
    ],
    ['<|t|> = 3*ms', 'read-only', 'TypeError: Variable t is read-only.'],
    ['w = <|xi|>', 'unknown-name', 'KeyError: The identifier "xi" could not be resolved.'],
    ['w = <|a|>; a = 1', 'unknown-name', 'KeyError: The identifier "a" could not be resolved.'],
    ['<|a|> += 1', 'unknown-name', 'could not be resolved'],
    [
      'a = 1*ms*w; a = <|2|>',
      'unit-mismatch',
      'The right-hand-side of code statement "a = 2" does not have the expected unit s',
    ],
    ['<|w **= 2|>', 'unsupported', 'AssertionError: Unknown operator "**="'],
    ['w += <|not b|>', 'syntax', "SyntaxError: 'not' after an operator must be parenthesized", '(not b)'],
    // Brian checks the dimensions of what is written, not of what is meant.
    [
      '<|v *= 1 + w|>',
      'unit-mismatch',
      "Expression 'v * 1 + w' uses inconsistent units ('v * 1' has unit V; 'w' has unit 1).",
      'v *= (1 + w)',
    ],
    ['<|v /= w - 1|>', 'unit-mismatch', "Expression 'v / w - 1' uses inconsistent units"],
    ['<|w += v > 1*mV|>', 'unit-mismatch', "Expression 'w + v' uses inconsistent units", 'w += (v > 1*mV)'],
  ])('%s', (regular, code, message, help) => {
    expectDiagnostic({ equations, regular }, code, message, help)
  })

  test.each([
    'v *= (1 + w)',
    'w *= 1 + w',
    'v /= w*2',
    'v -= v - v',
    'w += b and b',
    'w += (not b)',
    'e = 5; w = e',
    'exp = 3; w = exp',
    'xi = 3; w = xi',
    'b = w',
    'w = b',
  ])('runs: %s', regular => {
    expect(diagnose({ equations, regular })).toEqual([])
  })

  test('a constant of the script makes way for a temporary, from where it is assigned', () => {
    const [only, ...others] = diagnose({ equations, regular: 'gain = 2; gain += 1; w = gain' })
    expect(others).toEqual([])
    expect(only).toMatchObject({ code: 'shadowed-name', severity: 'warning' })
    expect(only && mark(only)).toBe('<|gain|> = 2; gain += 1; w = gain')
    expect(diagnose({ equations, regular: 'w = gain; gain = 2' }).map(({ code }) => code)).toEqual([
      'unknown-name',
      'shadowed-name',
    ])
  })
})

describe('conditions of events', () => {
  test.each<[event: string, code: Code, message: string]>([
    ['<|w|>', 'threshold', "TypeError: Threshold condition 'w' is not a boolean expression"],
    ['<|v > 1|>', 'unit-mismatch', 'Comparison of expressions with different units'],
    ['w > <|w_th|>', 'unknown-name', 'could not be resolved'],
    ['w > <|xi|>', 'unknown-name', 'could not be resolved'],
    ['w > 1 # beyond <|its|> rest', 'unknown-name', 'KeyError: The identifier "its" could not be resolved.'],
  ])('%s', (event, code, message) => {
    expectDiagnostic({ equations: `${equations}\nbeyond : 1`, event }, code, message)
  })

  test('the words of a comment may be known', () => {
    expect(diagnose({ equations, event: 'w > 1 # v > 5 mV!' })).toEqual([])
  })
})

test('values constant over dt of the whole group come first', () => {
  const twice = (first: string, second: string): string => `w : 1\n${first}\n${second}`
  const own = 'a = w + 1 : 1 (constant over dt)'
  const shared = '<|b|> = 2*t/second : 1 (shared, constant over dt)'
  expectDiagnostic({ equations: twice(own, shared) }, 'equations', `${late} Illegal write to 'b'.`, 'define it before')
  expect(diagnose({ equations: twice(shared.replaceAll(/<\||\|>/g, ''), own) })).toEqual([])
  expect(diagnose({ equations: 'a = 2*b : 1 (constant over dt)\nb = t/ms : 1 (constant over dt, shared)' })).toEqual([])
  expectDiagnostic(
    { equations: 'w : 1\nb = 2*<|w|> : 1 (shared, constant over dt)' },
    'equations',
    "SyntaxError: Cannot write to scalar variable 'b' with an expression referring to vector variable 'w'",
  )
})
