/** Exceptions that nobody catches: their place, and the calls that led there. */
import { expect, test } from 'vitest'
import { lineAndColumn } from '../../../diagnostics/index.ts'
import { run } from '../tools.ts'

test('an uncaught exception points at the guilty expression and at the calls', async () => {
  const { diagnostics, places, out } = await run(`def f(x):
    return g(x) + 1

def g(x):
    return x / 0

print('before')
for k in range(1):
    f(k)
print('never')
`)
  expect(out).toBe('before\n')
  expect(places).toEqual(['x / 0'])
  const [only] = diagnostics
  expect(only?.message).toBe('ZeroDivisionError: division by zero')
  expect(
    only?.notes.map(({ message, span }) => [message, span && lineAndColumn(span.source, span.start).line]),
  ).toEqual([
    ['in g(), called here', 2],
    ['in f(), called here', 9],
  ])
})

test('the calls of a deep recursion are counted', async () => {
  const { diagnostics, errors } = await run('def f(n):\n    return f(n + 1)\nf(0)')
  expect(errors).toEqual(['RecursionError: maximum recursion depth exceeded'])
  expect(diagnostics[0]?.code).toBe('too-deep')
  expect(diagnostics[0]?.notes.length).toBeLessThan(20)
  expect(diagnostics[0]?.notes.at(-1)?.message).toMatch(/^and \d+ more calls before$/)
})

test.each([
  ['class E(Exception): pass\nraise E("mine")', 'E: mine', 'raise E("mine")'],
  ['raise ValueError', 'ValueError', 'raise ValueError'],
  ['assert 1 == 2, "why"', 'AssertionError: why', '1 == 2'],
  ['def f(a): pass\nf()', "TypeError: f() missing 1 required positional argument: 'a'", 'f()'],
  ['class A:\n    def m(self): return self.x\nA().m()', "AttributeError: 'A' object has no attribute 'x'", 'x'],
  [
    'def f():\n    print(y)\n    y = 1\nf()',
    "UnboundLocalError: cannot access local variable 'y' where it is not associated with a value",
    'y',
  ],
  ['[x for x in 5]', "TypeError: 'int' object is not iterable", '5'],
  ['def g():\n    yield 1\n    raise KeyError("k")\nlist(g())', "KeyError: 'k'", 'raise KeyError("k")'],
  ['with 3: pass', "TypeError: 'int' object does not support the context manager protocol", '3'],
  ['return 1', "SyntaxError: 'return' outside function", 'return 1'],
  ['yield 1', "SyntaxError: 'yield' outside function", 'yield 1'],
  ['def f():\n    break', "SyntaxError: 'break' outside loop", 'break'],
  [
    'try:\n    {}["a"]\nexcept KeyError as e:\n    raise RuntimeError("second") from e',
    'RuntimeError: second',
    'raise RuntimeError("second") from e',
  ],
])('%s', async (script, message, place) => {
  const { errors, places } = await run(script)
  expect(errors).toEqual([message])
  expect(places).toEqual([place])
})

test('sys.exit ends a script, well or with a code', async () => {
  expect(await run('import sys\nprint(1)\nsys.exit()\nprint(2)')).toMatchObject({ ok: true, out: '1\n' })
  expect(await run('exit(0)')).toMatchObject({ ok: true })
  expect((await run('import sys\nsys.exit(3)')).ok).toBe(false)
  let told = ''
  await run('import sys\nsys.exit("gone wrong")', { onPrintError: text => void (told += text) })
  expect(told).toBe('gone wrong\n')
})

test('warnings go to standard error, once for each place', async () => {
  let told = ''
  await run('import warnings\nfor k in range(3):\n    warnings.warn("careful")', {
    file: 'w.py',
    onPrintError: text => void (told += text),
  })
  expect(told).toBe('w.py:3: UserWarning: careful\n  warnings.warn("careful")\n')
})
