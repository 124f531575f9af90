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
  ['x: int = 3', { kind: 'unsupported', construct: 'a type annotation' }],
  ['del x[0], y', { kind: 'unsupported', construct: "'del'" }],
  ['assert (a == b), "no"', { kind: 'unsupported', construct: "'assert'" }],
  ['return', { kind: 'unsupported' }],
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

test('a block that is not taken is one node, whatever is in it', () => {
  const text = `@decorated
@again(1)
def f(x: int, *, y=3) -> int:
    not python at all
    return 1
class A(B):
  def g(self): 1 1
try:
    a b
except E as e:
    pass
finally: pass
with open('x') as f, g: pass
match x:
    case 1: pass
match = 1
print(match)`
  expect(statements(text).map(each => (each.kind === 'unsupported' ? each.construct : each.kind))).toEqual([
    'a decorator',
    'a class definition',
    "a 'try' block",
    "a 'with' block",
    "a 'match' block",
    'assign',
    'expression',
  ])
  expect(spanOfSecond(text)).toBe('class A(B):')
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
