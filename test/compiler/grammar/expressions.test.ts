import { expect, test } from 'vitest'
import { children, namesIn, print, sourceTextOf } from '../../../compiler/grammar/index.ts'
import { bare, expression, shown } from './reading.ts'

/** Every operation in parentheses, so that the grouping shows. */
test.each([
  ['-x**2', '-(x**2)'],
  ['2**-1', '2**(-1)'],
  ['2**-3**2', '2**(-(3**2))'],
  ['a**b**c', 'a**(b**c)'],
  ['a-b-c', '(a-b)-c'],
  ['a/b*c', '(a/b)*c'],
  ['-a*b', '(-a)*b'],
  ['a+b*c%d', 'a+((b*c)%d)'],
  ['not a == b', 'not (a==b)'],
  ['not not a and b', '(not (not a)) and b'],
  ['a or b and c', 'a or (b and c)'],
  ['a < b + 1', 'a < (b+1)'],
  ['a if b else c if d else e', 'a if b else (c if d else e)'],
  ['a | b ^ c & d << e', 'a | (b ^ (c & (d << e)))'],
  ['- - -a', '-(-(-a))'],
  ['~a.b[0](c)', '~(((a.b)[0])(c))'],
  ['a not in b', 'a not in b'],
  ['a is not b', '(a) is not (b)'],
])('%s is read as %s', (text, grouped) => {
  expect(bare(expression(text))).toEqual(bare(expression(grouped)))
})

test('comparisons and boolean operators of one kind are chains, unless parenthesised', () => {
  expect(expression('a < b <= c')).toMatchObject({ kind: 'compare', operators: ['<', '<='], operands: { length: 3 } })
  expect(expression('(a < b) < c')).toMatchObject({
    kind: 'compare',
    operators: ['<'],
    operands: [{ kind: 'compare' }, {}],
  })
  expect(expression('a and b and c')).toMatchObject({ kind: 'logical', operands: { length: 3 } })
  expect(expression('a and (b and c)')).toMatchObject({ kind: 'logical', operands: [{}, { kind: 'logical' }] })
})

test.each([
  ['10', { integer: true, imaginary: false, text: '10', value: 10 }],
  ['1_000', { integer: true, text: '1000', value: 1000 }],
  ['0x1F', { integer: true, text: '0x1F', value: 31 }],
  ['0o17', { integer: true, value: 15 }],
  ['0b101', { integer: true, value: 5 }],
  ['1.', { integer: false, value: 1 }],
  ['.5', { integer: false, value: 0.5 }],
  ['1e-3', { integer: false, value: 0.001 }],
  ['1E5', { integer: false, value: 1e5 }],
  ['2j', { integer: false, imaginary: true, value: 2 }],
  ['00', { integer: true, value: 0 }],
])('the number %s', (text, expected) => {
  expect(expression(text)).toMatchObject({ kind: 'number', ...expected })
})

test.each([
  [String.raw`'a\n\t\x41\u00e9\101\'"'`, 'a\n\tA\u00e9A\'"'],
  [String.raw`r'\n'`, String.raw`\n`],
  [String.raw`'\d'`, String.raw`\d`],
  [`'a' "b" '''c'''`, 'abc'],
  [`'''a\r\nb'''`, 'a\nb'],
  [String.raw`'\U0001F600'`, '\u{1F600}'],
  [`'a\\\nb'`, 'ab'],
])('the string %s', (text, value) => {
  expect(expression(text)).toMatchObject({ kind: 'string', bytes: false, text: { text: value } })
})

test('f-strings', () => {
  expect(bare(expression("f'{{{v!r:.{n}f}}} mV{w = }' 'x'"))).toEqual({
    kind: 'formatted',
    parts: [
      { kind: 'string', text: '{', bytes: false },
      {
        kind: 'field',
        value: { kind: 'name', name: 'v' },
        conversion: 'r',
        format: {
          kind: 'formatted',
          parts: [
            { kind: 'string', text: '.', bytes: false },
            { kind: 'field', value: { kind: 'name', name: 'n' } },
            { kind: 'string', text: 'f', bytes: false },
          ],
        },
      },
      { kind: 'string', text: '} mV', bytes: false },
      { kind: 'field', value: { kind: 'name', name: 'w' }, label: 'w = ', conversion: 'r' },
      { kind: 'string', text: 'x', bytes: false },
    ],
  })
  expect(children(expression(`f'{d["k"][1:2] != x}'`)).map(print)).toEqual(["d['k'][1:2] != x"])
})

test.each([
  ['a[1:2, ::3, ...]', 'a[1:2, ::3, Ellipsis]'],
  ['f(x, *y, k=1, **z)', 'f(x, *y, k=1, **z)'],
  ['(1,)', '(1,)'],
  ['[a for a, b in c if d]', '[a for a, b in c if d]'],
  ['sum(x for x in y)', 'sum(x for x in y)'],
  ["{'a': 1, }", "{'a': 1}"],
  ['{1, 2}', '{1, 2}'],
  ['(a+b)*(c*d)', '(a + b) * (c * d)'],
  ['(a-(b-c))**(d**e)', '(a - (b - c))**d**e'],
  ['(-a)**2', '(-a)**2'],
  ['True or None', 'True or None'],
])('%s is printed as %s', (text, printed) => {
  expect(print(expression(text))).toBe(printed)
})

test.each(['await x', '[x async for x in y]'])('%s is Python that is not taken', text => {
  expect(expression(text).kind).toBe('unsupported')
})

test.each([
  'lambda: 0',
  'lambda x, /, y=1, *z, k=2, **w: x + y',
  'lambda x, *, k: k',
  '[a for b in c if b for d in e if d if a]',
  '{a: b for a, b in c}',
  '{a for a in c}',
  "{'a': 1, **b}",
  '(x := 1) + 2',
  '[y := f(x), y**2]',
  'f(lambda x: x, k=lambda: None)',
  'lambda x: lambda y: x',
])('%s is printed as it is written', text => {
  expect(print(expression(text))).toBe(text)
})

test('the parameters of a lambda know what they are', () => {
  const read = expression('lambda a, /, b, c=1, *d, e, f=2, **g: 0')
  expect(read.kind === 'lambda' && read.parameters.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
    'a positional',
    'b ordinary',
    'c ordinary',
    'd rest',
    'e keyword',
    'f keyword',
    'g keywords',
  ])
})

test('spans are those of the characters, without surrounding parentheses', () => {
  const expr = expression('((1-v)\n  / tau)')
  expect(shown(expr.span)).toBe('(1-v)\n  / tau')
  expect(sourceTextOf(expr)).toBe('(1-v) / tau')
  expect(children(expr).map(sourceTextOf)).toEqual(['1-v', 'tau'])
  expect(expr).toMatchObject({ operatorSpan: { start: 9, end: 10 } })
  expect(shown(expression('f(a).b').span)).toBe('f(a).b')
})

test('names are found in the order they are written', () => {
  expect(namesIn(expression('exp(-v/tau) + v')).map(({ name }) => name)).toEqual(['exp', 'v', 'tau', 'v'])
})
