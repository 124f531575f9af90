/** Where conditions are numbers and where they are not; where a call may draw twice. What Brian 2.11 was seen to do. */
import { describe, expect, test } from 'vitest'
import { diagnose, expectDiagnostic, type Texts } from './helpers.ts'

const variables = 'w : 1\nk : integer\nb : boolean\nb2 : boolean\n'

/** Places where an expression can stand, a letter each. */
const places: Readonly<Record<string, (expression: string) => Texts>> = {
  d: expression => ({ equations: `${variables}dv/dt = (${expression})*Hz : 1` }),
  s: expression => ({ equations: `${variables}x = ${expression} : 1` }),
  o: expression => ({ equations: `${variables}x = ${expression} : 1 (constant over dt)` }),
  '=': expression => ({ equations: variables, event: 'b', onEvent: `w = ${expression}` }),
  '+': expression => ({ equations: variables, event: 'b', onEvent: `w += (${expression})` }),
  t: expression => ({ equations: variables, event: 'b', onEvent: `q = ${expression}` }),
  c: expression => ({ equations: variables, event: `(${expression}) == 1` }),
  b: expression => ({ equations: variables, regular: `b = ${expression}` }),
  a: expression => ({ equations: variables, set: `w = ${expression}` }),
}

describe('a condition as a number', () => {
  test.each<[expression: string, refused: string]>([
    ['(w > 1)*2', 'dso=a'],
    ['2.5*(w > 1)', 'dso=a'],
    ['(w > 1) + 1', 'dso=a'],
    ['1 - (w > 1)', 'dso=a'],
    ['(w > 1)/2', 'dso=a'],
    ['2**(w > 1)', 'dso=a'],
    ['(w > 1) % 2', 'dso=a'],
    ['(w > 1)//2', 'dso=a'],
    ['(w > 1)*(w < 2)', 'dso=a'],
    ['(b and b2)*2', 'dso=a'],
    ['(not b)*2', 'dso=a'],
    ['int((w > 1) > 0)', 'dso=a'],
    ['abs(w > 1)', 'dso=a'],
    ['ceil(w > 1)', 'dso=a'],
    ['sin(w > 1)', 'dso=a'],
    ['exp(w > 1)', 'do=a'],
    ['log1p(w > 1)', 'do=a'],
    ['-(w > 1)', 'dso=+tcba'],
    ['-b', 'so=+tcba'],
    ['w and b', 'dso=+tcba'],
    ['not w and b', 'dso=+tcba'],
    // these run everywhere
    ['int(w > 1)*2', ''],
    ['b*2', ''],
    ['b + b2', ''],
    ['b*w', ''],
    ['2**b', ''],
    ['b % 2', ''],
    ['abs(b)', ''],
    ['exp(b)', ''],
    ['sqrt(w > 1)', ''],
    ['clip(w > 1, 0, 1)', ''],
    ['int((w > 1) == (w > 2))', ''],
    ['int(b > b2)', ''],
    ['int(not w)', ''],
    ['int(not b and b2)', ''],
    ['int(b == True)', ''],
    ['True*w', ''],
  ])('%s', (expression, refused) => {
    const found = Object.entries(places).filter(([, texts]) => diagnose(texts(expression)).length > 0)
    expect(found.map(([place]) => place).join('')).toBe(refused)
  })

  test.each<[Texts, message: string, help?: string]>([
    [
      { equations: 'dv/dt = (-v + (<|t > 3*ms|>)*2)/(9*ms) : 1' },
      "SyntaxError: Error during evaluation of sympy expression '(-v + (t > 3*ms)*2)/(9*ms)'",
      'int(t > 3*ms) makes it 0 or 1',
    ],
    [
      { equations: `${variables}x = (<|b and b2|>)*2 : 1` },
      "SyntaxError: Brian equations/expressions do not support the 'BinOp' syntax.",
      'int(b and b2)',
    ],
    [
      { equations: `${variables}x = cos(<|w > 1|>) : 1` },
      "SyntaxError: Brian equations/expressions do not support the 'Call' syntax.",
    ],
    // Subexpressions are put in.
    [{ equations: 'w : 1\non = w > 1 : boolean\ndv/dt = <|on|>*2*Hz : 1' }, "sympy expression 'on*2*Hz'", 'int(on)'],
    [{ equations: 'w : 1\non = w > 1 : 1\ny = <|on|>*2 : 1' }, "sympy expression 'on*2'"],
    [{ equations: 'w : 1', event: 'w > 1', onEvent: 'w = 2*(<|w > 1|>)' }, "sympy expression '2*(w > 1)'"],
    [{ equations: 'w : 1', event: 'w > 1', onEvent: 'q = 1.5*w\nq = 2*(<|w > 1|>)' }, "sympy expression '2*(w > 1)'"],
    [
      { equations: 'b : boolean', event: 'b', onEvent: 'b = <|-b|>' },
      'TypeError: Unary operator USub does not apply to boolean types',
      'int(b)',
    ],
  ])('%j', (texts, message, help) => {
    expectDiagnostic(texts, 'type-mismatch', message, help)
  })

  test.each<Texts>([
    { equations: 'w : 1\non = w > 1 : integer\ndv/dt = on*2*Hz : 1' },
    { equations: 'w : 1\non = w > 1 : boolean (constant over dt)\ndv/dt = on*2*Hz : 1' },
    { equations: 'w : 1\non = w > 1 : boolean', event: 'on', onEvent: 'w = on*2' },
    { equations: 'on : boolean\ndv/dt = -on*v*Hz : 1' },
  ])('runs: %j', texts => {
    expect(diagnose(texts)).toEqual([])
  })
})

test.each<[expression: string, refused: string]>([
  ['rand() - rand()', 'dso=a'],
  ['int(rand() < rand())', 'dso=a'],
  ['rand() - randn()', 's'],
])('more than one draw: %s', (expression, refused) => {
  const found = Object.entries(places).filter(([, texts]) => diagnose(texts(expression)).length > 0)
  expect(found.map(([place]) => place).join('')).toBe(refused)
})

describe('what is a condition', () => {
  test.each<[condition: string, refused: string]>([
    ['b', ''],
    ['True', ''],
    ['w > 1', ''],
    ['b and b2', ''],
    ['not b', ''],
    ['b == True', ''],
    ['rand() < 0.5', ''],
    ['not w', 'refractory'],
    ['not k', 'refractory'],
    ['w', 'threshold refractory'],
    ['1', 'threshold refractory'],
    ['b*b2', 'threshold refractory'],
    ['b + b2', 'threshold refractory'],
    ['(w > 1)*2', 'threshold refractory'],
    ['abs(b)', 'threshold refractory'],
    ['clip(b, 0, 1)', 'threshold refractory'],
    ['+(w > 1)', 'threshold refractory'],
    ['w and b', 'threshold refractory'],
  ])('%s', (condition, refused) => {
    const threshold = diagnose({ equations: variables, threshold: condition, reset: '' })
    const refractory = diagnose({ equations: variables, threshold: 'b', reset: '', refractory: condition })
    const found = [threshold.length > 0 ? 'threshold' : '', refractory.length > 0 ? 'refractory' : '']
    expect(found.filter(Boolean).join(' ')).toBe(refused)
    // Beside a refractory period a threshold is joined with `and`.
    const both = diagnose({ equations: variables, threshold: condition, reset: '', refractory: '1*ms' })
    expect(both.length > 0).toBe(refused !== '')
  })
})
