import { describe, expect, test } from 'vitest'
import { run } from './tools.ts'

test('everything that is not taken is told at once, before anything runs', async () => {
  const { out, errors, places, diagnostics } = await run(`import socket
from brian2 import *
print('never')
S = SpatialNeuron(1, 2)
S2 = SpatialNeuron(2, 1)
np.apply_over_axes(sum, 0, [2])
G = NeuronGroup(1, 'v : 1', codeobj_class=1)
G.run_at()
`)
  expect(out).toBe('')
  expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['unsupported']))
  expect(errors).toEqual([
    'import socket: a model script cannot reach the machine',
    'SpatialNeuron is Brian 2, not yet Hillock; this file runs in Brian 2',
    'apply_over_axes is numpy, not yet Hillock; this file runs in Brian 2',
    "the argument 'codeobj_class' of NeuronGroup is Brian 2, not yet Hillock; this file runs in Brian 2",
    'run_at() is Brian 2, not yet Hillock; this file runs in Brian 2',
  ])
  expect(places).toEqual(['socket', 'SpatialNeuron', 'apply_over_axes', 'codeobj_class=1', 'run_at'])
})

test.each([
  "import argparse\np = argparse.ArgumentParser()\np.add_argument('--lines', default=3)\nprint(p.parse_args().lines)",
  "from collections import namedtuple\nprint(namedtuple('T', 'lines stem')(3, 4).lines)",
  "class C: pass\nc = C()\nsetattr(c, 'lines', 3)\nprint(c.lines)",
  'class C: pass\nc = C()\nc.lines, c.stem = 3, 4\nprint(c.lines)',
])('attributes that objects get by texts are no attributes of figures', async text => {
  const { out, errors } = await run(text)
  expect({ out, errors }).toEqual({ out: '3\n', errors: [] })
})

test('a name the script itself assigns is no class of Brian 2', async () => {
  const { errors } = await run('from brian2 import *\nSpatialNeuron = 3\nprint(SpatialNeuron)')
  expect(errors).toEqual([])
})

describe('a script reaches nothing but the tables', () => {
  test.each([
    ["open('/etc/passwd')", 'open: a model script cannot reach the machine'],
    ["eval('1')", 'eval: a model script cannot reach the machine'],
    ["__import__('os')", '__import__: a model script cannot reach the machine'],
    ['import subprocess', 'import subprocess: a model script cannot reach the machine'],
    ['from shutil import rmtree', 'import shutil: a model script cannot reach the machine'],
    ['(1.0).__class__.__subclasses__()', "AttributeError: 'type' object has no attribute '__subclasses__'"],
    ['(1.0).__class__.__mro__', "AttributeError: 'type' object has no attribute '__mro__'"],
    ['[].__proto__', "AttributeError: 'list' object has no attribute '__proto__'"],
    ["'x'.constructor", "AttributeError: 'str' object has no attribute 'constructor'"],
    ['{}.hasOwnProperty', "AttributeError: 'dict' object has no attribute 'hasOwnProperty'"],
    ["{}['constructor']", "KeyError: 'constructor'"],
    ['print.call', "AttributeError: 'function' object has no attribute 'call'"],
    ['(lambda: 0).__globals__', "AttributeError: 'function' object has no attribute '__globals__'"],
    ["'{0.__class__.__init__.__globals__}'.format(1)", "AttributeError: 'type' object has no attribute '__init__'"],
  ])('%s', async (script, message) => {
    expect((await run(script)).errors).toEqual([message])
  })

  test.each([
    'G.constructor',
    'G.__class__.__bases__',
    'G.__class__.constructor',
    'G.v.__proto__',
    'M.toString',
    'G.object',
    'volt.unit.scale',
    'np.constructor',
    'defaultclock.constructor',
    'prefs.__proto__.x.y()',
  ])('%s', async expression => {
    const { errors } = await run(
      `from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nM = StateMonitor(G, 'v', record=True)\n${expression}`,
    )
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/AttributeError|TypeError|not yet Hillock/)
  })

  test('names of the language underneath are ordinary names', async () => {
    const { out, errors } = await run(
      "constructor = 1\n__proto__ = 2\ntoString = 3\nd = {'__proto__': 4, 'constructor': 5}\nprint(constructor, __proto__, toString, d)",
    )
    expect(errors).toEqual([])
    expect(out).toBe("1 2 3 {'__proto__': 4, 'constructor': 5}\n")
  })
})

describe('hostile scripts end in a diagnostic', () => {
  test.each([
    ['x = 10**10**10', /too large/],
    ["x = 'a'*10**12", /too long/],
    ['x = [0]*10**12', /too long/],
    ['from numpy import *\nzeros(10**12)', /Unable to allocate/],
    ['x = list(range(10**12))', /too long/],
    ['x = (1,)\nwhile True: x = x + x', /too long/],
    ['x = [1]\nwhile True: x += x', /too long/],
    ["s = 'a'\nwhile True: s = s + s", /too long/],
    ["x = ['a'*10**6]*1000\ny = str(x)", /too long/],
    ['x = 1\nfor i in range(100): x = x << 1000000', /too large/],
    ['x = 3\nfor i in range(100): x = x*x', /too large/],
    ["'%99999999d' % 3", /width too big/],
    ["format(3, '99999999999')", /Too many decimal digits/],
    ['x = []\nx.append(x)\nprint(x)\ny = x == [x]', /nesting too deep|^$/],
  ])('%s', async (script, message) => {
    const { errors } = await run(script)
    expect(errors.join('\n')).toMatch(message)
  })
})

test('what cannot be plotted is said before the run', async () => {
  const { errors, places, out } = await run(
    "from brian2 import *\nprint(1)\ntitle('a', transform=1)\nplt.plot([1], transform=[1])",
  )
  expect(errors).toEqual([
    "the argument 'transform' of title is matplotlib, not yet Hillock; this file runs in Brian 2",
    "the argument 'transform' of plot is matplotlib, not yet Hillock; this file runs in Brian 2",
  ])
  expect(places).toEqual(['transform=1', 'transform=[1]'])
  expect(out).toBe('')
})

test('keywords of a script’s own functions are its own', async () => {
  const text = "def draw(projection='2d'):\n    return projection\nprint(draw(projection='3d'), dict(xscale='logit'))"
  const { errors, out } = await run(text)
  expect(errors).toEqual([])
  expect(out).toBe("3d {'xscale': 'logit'}\n")
})

test.each([
  ["import seaborn as sns\nsns.set_style('dark')\nsns.axes()[0].quiver_of()", "the module 'seaborn' is not in Hillock"],
  ['import pickle\npickle.dump([1], None)', 'import pickle: a model script cannot reach the machine'],
  ["from seaborn import palettes\npalettes.set_style('dark')", "the module 'seaborn' is not in Hillock"],
])('of a module that is not there nothing more is said', async (text, message) => {
  expect((await run(text)).errors).toEqual([message])
})
