import { expect, test } from 'vitest'
import type { Statement } from '../../../compiler/grammar/index.ts'
import { bare, read, shown, statements } from './reading.ts'

const kinds = (text: string): readonly string[] => statements(text).map(({ kind }) => kind)
const only = (text: string): Statement | undefined => statements(text)[0]

const spanOfSecond = (text: string): string => {
  const second = statements(text)[1]
  return second === undefined ? '' : shown(second.span)
}

test.each([
  ['x = y = 1', { kind: 'assign', targets: [{ name: 'x' }, { name: 'y' }], value: { value: 1 } }],
  ['a, (b, *c) = d', { kind: 'assign', targets: [{ kind: 'tuple', items: [{ name: 'a' }, { kind: 'tuple' }] }] }],
  ['G.v[1:] += 2', { kind: 'augmented', operator: '+', target: { kind: 'subscript' } }],
  ['x //= 2', { kind: 'augmented', operator: '//' }],
  ['f();', { kind: 'expression', silenced: true, value: { kind: 'call' } }],
  ['f()', { kind: 'expression', silenced: false }],
  ['1, 2', { kind: 'expression', value: { kind: 'tuple' } }],
  ['import numpy as np, a.b', { kind: 'import', modules: [{ path: 'numpy', alias: 'np' }, { path: 'a.b' }] }],
  ['from brian2 import *', { kind: 'from-import', path: 'brian2', names: '*' }],
  ['from ..a.b import (c as d,\n e,)', { path: '..a.b', names: [{ name: 'c', alias: 'd' }, { name: 'e' }] }],
  ['%matplotlib inline', { kind: 'magic', text: '%matplotlib inline' }],
  ["%timeit f('", { kind: 'magic', text: "%timeit f('" }],
  ['!ls "a', { kind: 'unsupported', construct: 'a shell command' }],
  ['x: int = 3', { kind: 'annotated', target: { name: 'x' }, annotation: { name: 'int' }, value: { value: 3 } }],
  ['x: int', { kind: 'annotated', target: { name: 'x' } }],
  ['del x[0], y', { kind: 'delete', targets: [{ kind: 'subscript' }, { name: 'y' }] }],
  ['assert (a == b), "no"', { kind: 'assert', condition: { kind: 'compare' }, message: { kind: 'string' } }],
  ['return', { kind: 'return' }],
  ['return 1, 2', { kind: 'return', value: { kind: 'tuple' } }],
  ['raise E(1) from e', { kind: 'raise', value: { kind: 'call' }, cause: { name: 'e' } }],
  ['global a, b', { kind: 'global', names: [{ name: 'a' }, { name: 'b' }] }],
  ['x = yield y', { kind: 'assign', value: { kind: 'yield', from: false } }],
  ['def f(a, b=1, *c: int, d, **e) -> int: return a', { kind: 'def', name: 'f', body: [{ kind: 'return' }] }],
  ['class A(B, metaclass=C): pass', { kind: 'class', name: 'A', arguments: [{}, { name: 'metaclass' }] }],
  ['with a as b, c: pass', { kind: 'with', items: [{ target: { name: 'b' } }, {}], body: [{ kind: 'pass' }] }],
  ['async def f(): pass', { kind: 'unsupported', construct: "'async'" }],
])('%s', (text, expected) => {
  expect(only(text)).toMatchObject(expected)
})

test('compound statements, with blocks and on one line', () => {
  const text = `
if a:
    x = 1
    if b: y = 2; z = 3
    else:
    \tpass
elif c:
    pass
else: w = 1

for i, j in enumerate(x):
    # a comment
  continue
else:
    pass
while True: break
`
  expect(bare(statements(text))).toMatchObject([
    {
      kind: 'if',
      branches: [
        {
          condition: { name: 'a' },
          body: [
            { kind: 'assign' },
            { kind: 'if', branches: [{ body: { length: 2 } }], otherwise: [{ kind: 'pass' }] },
          ],
        },
        { condition: { name: 'c' }, body: [{ kind: 'pass' }] },
      ],
      otherwise: [{ kind: 'assign' }],
    },
    { kind: 'for', target: { kind: 'tuple' }, body: [{ kind: 'continue' }], otherwise: [{ kind: 'pass' }] },
    { kind: 'while', body: [{ kind: 'break' }] },
  ])
  expect(spanOfSecond(text).split('\n').at(-1)).toBe('    pass')
})

test('lines go on inside brackets, in long strings and behind a backslash', () => {
  expect(kinds("x = f(1,\n2)\ny = '''a\nb''' + \\\n  'c'; z = [\n# comment\n\n]\r\nw = 1\rv = 2")).toEqual(
    Array(5).fill('assign'),
  )
})

test('functions, classes and their kind, with what belongs to them', () => {
  const text = `@decorated
@again(1)
def f(x: int, *, y=3) -> int:
    return 1
class A(B):
  def g(self): return 1
try:
    a
except E as e:
    pass
except (F, G):
    pass
else: b
finally: pass
with open('x') as f, g: pass
match x:
    case 1: pass
match = 1
print(match)`
  const read = statements(text)
  expect(read.map(each => each.kind)).toEqual(['def', 'class', 'try', 'with', 'match', 'assign', 'expression'])
  expect(bare(read)).toMatchObject([
    { decorators: [{ name: 'decorated' }, { kind: 'call' }], parameters: [{ name: 'x' }, { kind: 'keyword' }] },
    { body: [{ kind: 'def', name: 'g' }] },
    { handlers: [{ name: { name: 'e' } }, { type: { kind: 'tuple' } }], otherwise: [{}], final: [{ kind: 'pass' }] },
    {},
    {},
    {},
    {},
  ])
  expect(spanOfSecond(text)).toBe('class A(B):\n  def g(self): return 1')
})

test.each([
  ['try:\n    pass\nx = 1', "expected 'except' or 'finally' block after this 'try'"],
  ['except E: pass', "this 'except' belongs to no 'try'"],
  ['finally: pass', "this 'finally' belongs to no 'try'"],
  ['@f\nx = 1', "a decorator belongs to the 'def' or 'class' on the line below it"],
  ['def f(a, a): pass', "duplicate argument 'a' in function definition"],
  ['def f(a=1, b): pass', 'non-default argument follows default argument'],
  ['def f(*): pass', "named arguments must follow bare '*'"],
  ['def f(**k, a): pass', "arguments cannot follow '**'"],
  ['lambda *a, *b: 0', "'*' may appear only once"],
  ['f() := 1', "only a plain name can be assigned to by ':='"],
  ['del f()', 'cannot assign to a call'],
  ['def f(:', "'(' is never closed"],
  ['def f()', "expected ':' at the end of the line"],
  ['class A(B:\n    pass', "'(' is never closed"],
])('%s', (text, message) => {
  expect(read('script', text).diagnostics.map(each => each.message)).toContain(message)
})

test.each([
  ['case x:\n  pass\n case 1:\n  pass', "name capture 'x' makes remaining patterns unreachable", 'x'],
  ['case _:\n  pass\n case 1:\n  pass', 'wildcard makes remaining patterns unreachable', '_'],
  ['case a | 1: pass', "name capture 'a' makes remaining patterns unreachable", 'a'],
  ['case [*a, *b]: pass', 'multiple starred names in sequence pattern', '*b'],
  ['case [a, {1: a}]: pass', "multiple assignments to name 'a' in pattern", 'a'],
  ['case (1 as a) | 2: pass', 'alternative patterns bind different names', '(1 as a) | 2'],
  ['case P(x=1, 2): pass', 'positional patterns follow keyword patterns', '2'],
  ['case P(x=1, x=2): pass', 'attribute name repeated in class pattern: x', 'x=2'],
  ['case 1 or 2: pass', "a pattern has no 'or'", 'or'],
  ['case x as _: pass', "cannot use '_' as a target", '_'],
  ['case a.b as c.d: pass', "behind the 'as' of a pattern stands a name", 'c.d'],
  ['case {**r, 1: 2}: pass', "'**' comes last in a mapping pattern", 'r'],
  ['case {x: 1}: pass', 'a key of a mapping pattern is a literal or a dotted name', 'x'],
  ['case f()(): pass', 'a class pattern begins with the name of a class', 'f()'],
  ['case [x for x in y]: pass', /^patterns may only match literals/, '[x for x in y]'],
  ['case x', "expected ':' after this pattern", 'case x'],
  ['case: pass', "expected a pattern after 'case'", 'case: pass'],
  ['cas x:\n  pass', "expected a 'case' in this 'match'", 'cas x:'],
  ['case 1 if: pass', /./, undefined],
])('match: %s', (text, message, at) => {
  const whole = `match 1:\n ${text}`
  const [found] = read('script', whole).diagnostics
  expect(found?.message).toMatch(message)
  if (at !== undefined) expect(whole.slice(found?.span?.start, found?.span?.end)).toBe(at)
})

test('the parts of a case', () => {
  const [match] = statements(
    'match a, b:\n  case [1, *rest] | {"k": rest} as whole if rest > 1: f()\n  case P(x, y=-1): pass',
  )
  expect(bare([match])).toMatchObject([
    {
      subject: { kind: 'tuple' },
      cases: [
        {
          pattern: {
            kind: 'as',
            name: { name: 'whole' },
            pattern: {
              kind: 'or',
              options: [
                { kind: 'sequence', items: [{ kind: 'value' }, { kind: 'rest', name: { name: 'rest' } }] },
                { kind: 'mapping', entries: [{ key: { kind: 'string' }, pattern: { kind: 'capture' } }] },
              ],
            },
          },
          guard: { kind: 'compare' },
          body: [{ kind: 'expression' }],
        },
        {
          pattern: {
            kind: 'class',
            type: { name: 'P' },
            positional: [{ kind: 'capture' }],
            named: [{ name: 'y', pattern: { kind: 'value', value: { kind: 'unary' } } }],
          },
        },
      ],
    },
  ])
})

test('spans in string values point into the file, past escapes and joints', () => {
  const text = `eqs = 'dv/dt = -v\\n' 'w' + x`
  const [statement] = statements(text)
  const value = statement?.kind === 'assign' && statement.value.kind === 'binary' ? statement.value.left : undefined
  expect(value?.kind === 'string' && value.text).toMatchObject({
    text: 'dv/dt = -v\nw',
    pieces: [
      { at: 0, length: 10, start: 7 },
      { at: 10, start: 17 },
      { at: 11, length: 1, start: 22 },
    ],
  })
})

test('names are those Python takes for the same', () => {
  expect(only('\u00b5 = \u03bc')).toMatchObject({ targets: [{ name: '\u03bc' }], value: { name: '\u03bc' } })
})

test('an error spoils its own statement only', () => {
  const { result, diagnostics } = read(
    'script',
    'a = 1\nb = = 2\nif c = 1:\n  d = 3 3\nelse:\n  e = 1\nf(1\ng = 2\nh = $\ni = 3',
  )
  expect(diagnostics.map(({ message, span }) => `${span?.start} ${message}`)).toEqual([
    "10 expected a value before '='",
    "19 '=' assigns and cannot stand here",
    "32 did not expect '3' here",
    "49 '(' is never closed",
    "62 the character '$' (U+0024) has no meaning here",
  ])
  expect(bare(result)).toMatchObject({
    statements: [{ targets: [{ name: 'a' }] }, { targets: [{ name: 'g' }] }, { targets: [{ name: 'i' }] }],
  })
})
