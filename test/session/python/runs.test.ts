/** `run()` inside of functions: what it simulates, what equations see, and that it is waited for. */
import { describe, expect, test } from 'vitest'
import { run } from '../tools.ts'

const brian = 'from brian2 import *\n'

test('a function runs what is bound to its own names, and equations see its locals', async () => {
  const { fake, errors, out } = await run(`${brian}
rate = 2*Hz
def simulate(tau, n):
    G = NeuronGroup(n, 'dv/dt = -v/tau + rate : 1', method='exact')
    run(5*ms)
    return len(G)
print(simulate(10*ms, 2), simulate(20*ms, 3))
`)
  expect(errors).toEqual([])
  expect(out).toBe('2 3\n')
  expect(fake.runs.map(({ objects, duration }) => [objects.length, duration])).toEqual([
    [1, 0.005],
    [1, 0.005],
  ])
  expect(fake.runs.map(({ namespace }) => [namespace.get('tau'), namespace.get('rate')])).toMatchObject([
    [{ value: 0.01 }, { value: 2 }],
    [{ value: 0.02 }, { value: 2 }],
  ])
})

describe('wherever a call stands that runs, it is waited for', () => {
  test.each([
    ['x = f(1)', 'x', '1'],
    ['x = f(1) + f(2)*10', 'x', '21'],
    ['x = [f(k) for k in range(3)]', 'x', '[0, 1, 2]'],
    ['x = {k: f(k) for k in range(2)}', 'x', '{0: 0, 1: 1}'],
    ['x = f(1) if f(0) == 0 else f(5)', 'x', '1'],
    ['x = f(0) or f(3) and f(4)', 'x', '4'],
    ['x = 0 <= f(1) < f(2) < 1', 'x', 'False'],
    ['x = f(f(f(2)))', 'x', '2'],
    ["x = f'{f(7):03d}'", 'x', '007'],
    ['x = [1, 2, 3][f(1)]', 'x', '2'],
    ['x = max(f(1), *[f(4), f(2)])', 'x', '4'],
    ['x = 10\nx += f(3)', 'x', '13'],
    ['d = {1: 5}\nd[1] += f(2)\nx = d', 'x', '{1: 7}'],
    ['def g():\n    return f(6)\nx = g()', 'x', '6'],
    ['def g():\n    for k in range(3):\n        yield f(k)\nx = [v for v in g()]', 'x', '[0, 1, 2]'],
    ['def g():\n    yield from [f(1), f(2)]\nx = []\nfor v in g(): x.append(v)', 'x', '[1, 2]'],
    ['class A:\n    def __init__(self):\n        self.v = f(8)\nx = A().v', 'x', '8'],
    ['class A:\n    def go(self):\n        return f(9)\nx = A().go() + A().go()', 'x', '18'],
    ['try:\n    f(1)\n    1/0\nexcept ZeroDivisionError:\n    x = f(2)\nfinally:\n    f(3)', 'x', '2'],
    ['while f(1) < 1: pass\nelse: x = f(4)', 'x', '4'],
    ['if f(0): x = 1\nelif f(1): x = f(2)', 'x', '2'],
    ['def twice(h):\n    return h(1) + h(2)\nx = twice(f)', 'x', '3'],
    ['from functools import lru_cache\n@lru_cache\ndef g(k):\n    return f(k)\nx = g(3) + g(3)', 'x', '6'],
    ['x = sorted([2, 1], key=f) + sorted([1, 2], key=lambda k: f(-k))', 'x', '[1, 2, 2, 1]'],
    ['x = [3, 1]\nx.sort(key=f)', 'x', '[1, 3]'],
    ['x = max([1, 3, 2], key=f) + min(4, 3, key=f)', 'x', '6'],
    ['x = list(map(f, [1, 2])) + list(map(lambda a, b: f(a) + b, [1], [5]))', 'x', '[1, 2, 6]'],
    ['x = list(filter(f, [0, 1, 2]))', 'x', '[1, 2]'],
    ['x = [v for v in map(f, [1, 2])]', 'x', '[1, 2]'],
    ['x = tuple(f(k) for k in range(2)), set(map(f, [3])), dict((k, f(k)) for k in [4])', 'x', '((0, 1), {3}, {4: 4})'],
    ['def g():\n    return sorted(map(f, [2, 1]))\nx = g()', 'x', '[1, 2]'],
    ['def g():\n    for k in range(2):\n        yield f(k)\nx = list(g())', 'x', '[0, 1]'],
    [
      'from contextlib import contextmanager\n@contextmanager\ndef c():\n    f(1)\n    yield 5\n    f(2)\nwith c() as x: pass',
      'x',
      '5',
    ],
  ])('%s', async (script, name, expected) => {
    const { out, errors, fake } = await run(`${brian}
G = NeuronGroup(1, 'v : 1')
def f(k):
    run(1*ms)
    return k
${script}
print(${name})
`)
    expect(errors).toEqual([])
    expect(out).toBe(`${expected}\n`)
    expect(fake.runs.length).toBeGreaterThan(0)
  })
})

test('a network that a function is given, or keeps in an object, is run', async () => {
  const { fake, errors } = await run(`${brian}
class Experiment:
    def __init__(self):
        self.group = NeuronGroup(1, 'v : 1', name='own')
        self.network = Network(self.group)
    def go(self, steps):
        for _ in range(steps):
            self.network.run(1*ms)
Experiment().go(3)
`)
  expect(errors).toEqual([])
  expect(fake.runs.map(({ objects, from }) => [objects, from])).toEqual([
    [['own'], 0],
    [['own'], 0.001],
    [['own'], 0.002],
  ])
})

test('where a run cannot be waited for, that is said', async () => {
  const { errors, places } = await run(`${brian}
G = NeuronGroup(1, 'v : 1')
class A:
    def __add__(self, other):
        run(1*ms)
        return other
A() + 1
`)
  expect(errors).toEqual(['run() cannot be waited for here'])
  expect(places).toEqual(['run(1*ms)'])
})

test('what is thrown by units, networks and equations can be caught', async () => {
  const { out, errors } = await run(`${brian}
def attempt(f):
    try:
        f()
    except DimensionMismatchError as e:
        print('units', type(e).__name__)
    except Exception as e:
        print(type(e).__name__)
attempt(lambda: 1*mV + 1*ms)
attempt(lambda: run(5))
attempt(lambda: NeuronGroup(1, 'dv/dt = : 1'))
attempt(lambda: zeros(3)[7])
`)
  expect(errors).toEqual([])
  expect(out.split('\n').slice(0, 2)).toEqual(['units DimensionMismatchError', 'units DimensionMismatchError'])
  expect(out.trimEnd().split('\n')).toHaveLength(4)
})

test('what Hillock lacks is no exception that a script can hide', async () => {
  const { errors, out } = await run(`${brian}
G = NeuronGroup(1, 'v : 1')
name = 'get_' + 'states'
try:
    class Mine(tuple): pass
except Exception:
    print('hidden')
finally:
    print('finally')
`)
  expect(out).toBe('finally\n')
  expect(errors).toEqual(["a class derived from 'tuple' is Python, not yet Hillock"])
})
