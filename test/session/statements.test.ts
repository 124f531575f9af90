import { expect, test } from 'vitest'
import { run } from './tools.ts'

/** What a plain Python script prints, line by line. */
async function lines(script: string): Promise<string[]> {
  const { out, errors } = await run(script)
  expect(errors).toEqual([])
  return out.trimEnd().split('\n')
}

test.each([
  ['a = b = 3\nprint(a, b)', '3 3'],
  ['a, (b, *c), d = 1, [2, 3, 4], 5\nprint(a, b, c, d)', '1 2 [3, 4] 5'],
  ['x = [1, 2]\ny = x\ny += [3]\nprint(x)', '[1, 2, 3]'],
  ['x = (1,)\ny = x\ny += (2,)\nprint(x, y)', '(1,) (1, 2)'],
  ["d = {}\nd['a'] = 1\nd['a'] += 2\nprint(d)", "{'a': 3}"],
  ['x = [0, 1, 2, 3]\nx[1:3] = [9]\nprint(x)', '[0, 9, 3]'],
  ['for i in range(3):\n    pass\nelse:\n    print(i)', '2'],
  ['for i in range(9):\n    if i == 3: break\nelse:\n    print("never")\nprint(i)', '3'],
  ['n = 0\nwhile True:\n    n += 1\n    if n < 5: continue\n    break\nprint(n)', '5'],
  ['x = 7\nif x > 5 and not x == 6: print("yes")\nelif x: print("no")', 'yes'],
  ['print([i*j for i, j in zip([1, 2], [3, 4])], sum(k for k in range(4) if k % 2))', '[3, 8] 4'],
  ["if __name__ == '__main__':\n    print('main')", 'main'],
  ["print('a', 'b', sep='-', end='!\\n')", 'a-b!'],
  ["name = 'tau'\nprint(f'd{name}/dt = -{name}/{3:>2} : 1')", 'dtau/dt = -tau/ 3 : 1'],
  ['import math\nprint(math.floor(2.5), math.sqrt(16), math.pi)', '2 4.0 3.141592653589793'],
  ['import numpy as np\nx = np.arange(4)\ny = x[1:3]\ny += 5\nprint(x)', '[0 6 7 3]'],
  [
    'import numpy as np\nx = np.zeros((2, 2))\nx[0] = [1, 2]\nx[:, 1] *= 10\nprint(x.tolist())',
    '[[1.0, 20.0], [0.0, 0.0]]',
  ],
  [
    'x = [3, 1, 2]\nx.sort()\nx.append(9)\nprint(x, x.index(9), max(x), sorted(x, key=abs, reverse=True))',
    '[1, 2, 3, 9] 3 9 [9, 3, 2, 1]',
  ],
])('%s', async (script, expected) => {
  expect(await lines(script)).toEqual([expected])
})

test('the last expression is shown as in a notebook: numbers, quantities, strings and arrays, unless behind a semicolon', async () => {
  const last = async (text: string): Promise<string> => (await run(`from brian2 import *\n${text}`)).out
  expect(await last('1.5*mV')).toBe('1.5 mV\n')
  expect(await last("'text'")).toBe('text\n')
  expect(await last('array([1, 2])')).toBe('[1 2]\n')
  expect(await last('2')).toBe('2\n')
  expect(await last('2;')).toBe('')
  expect(await last('None')).toBe('')
  expect(await last('[1, 2]')).toBe('')
  expect(await last('figure()')).toBe('')
  expect(await last('2\nx = 1')).toBe('')
})

test.each([
  ['x = 1\nprint(y)', 'unknown-name', "NameError: name 'y' is not defined", 'y'],
  ['from brian2 import *\nNeuronGrup(1)', 'unknown-name', "NameError: name 'NeuronGrup' is not defined", 'NeuronGrup'],
  ['x = [1, 2]\nx[5]', 'python', 'IndexError: list index out of range', 'x[5]'],
  ['a, b = 1, 2, 3', 'python', 'ValueError: too many values to unpack (expected 2)', 'a, b'],
  ['x = 1/0', 'python', 'ZeroDivisionError: division by zero', '1/0'],
  ['for i in 5: pass', 'python', "TypeError: 'int' object is not iterable", '5'],
  ["print('%d' % 'x')", 'python', 'TypeError: %d format: a real number is required, not str', "'%d' % 'x'"],
  ["'abc'()", 'python', "TypeError: 'str' object is not callable", "'abc'()"],
  ['len(1, 2)', 'wrong-arguments', 'TypeError: len() takes 1 positional argument but 2 were given', 'len(1, 2)'],
  ['break', 'syntax', "SyntaxError: 'break' outside loop", 'break'],
  ['import numpyy', 'unsupported', "the module 'numpyy' is not in Hillock", 'numpyy'],
])('%s is told at its place', async (script, code, message, place) => {
  const { diagnostics, errors, places, ok } = await run(script)
  expect(ok).toBe(false)
  expect(errors).toEqual([message])
  expect(diagnostics.map(each => each.code)).toEqual([code])
  expect(places).toEqual([place])
})

test('what was printed before an exception stays', async () => {
  const { out, errors } = await run('print(1)\nprint(1/0)\nprint(2)')
  expect(out).toBe('1\n')
  expect(errors).toHaveLength(1)
})

test('suggestions help with misspelt names, keywords and missing imports', async () => {
  const help = async (text: string): Promise<string | undefined> => (await run(text)).diagnostics[0]?.help
  expect(await help('voltage = 1\nprint(voltag)')).toBe("did you mean 'voltage'?")
  expect(await help('NeuronGroup(1)')).toBe("'NeuronGroup' comes with 'from brian2 import *'")
  expect(await help("from brian2 import *\nNeuronGroup(1, 'v : 1', treshold='v > 1')")).toBe(
    "did you mean 'threshold'?",
  )
})
