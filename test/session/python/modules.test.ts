/** What a script may import: modules of Python, and the Python files beside it. */
import { expect, test, vi } from 'vitest'
import { run } from '../tools.ts'

const modules = {
  params: "from brian2 import *\ntau = 10*ms\ndef double(x):\n    return 2*x\n_hidden = 1\nprint('loaded', __name__)\n",
  'tools.text': 'import params\ndef shout(s):\n    return s.upper() + str(params.tau)\n',
  broken: 'def f(:\n',
  fails: 'x = 1/0\n',
  refused: 'import socket\n',
}

test('Python files beside the script are carried out once, with names of their own', async () => {
  const { out, errors, fake } = await run(
    `from brian2 import *
import params
from params import double
from tools.text import shout
import params as again
x = 5
def double_here(x): return double(x) + 1
print(params.tau, double(3), shout('a'), again.double(x), double_here(2), hasattr(params, 'print'))
G = NeuronGroup(1, 'dv/dt = -v/tau : 1', namespace={'tau': params.tau})
run(1*ms)
`,
    { modules },
  )
  expect(errors).toEqual([])
  expect(out).toBe('loaded params\n10. ms 6 A10. ms 10 5 False\n')
  expect(fake.runs).toHaveLength(1)
})

test('star imports bring what has no underscore; numbers among them are constants of equations', async () => {
  const { out, errors } = await run(
    "from params import *\nprint(tau, double(2), '_hidden' in dir() if False else 'no')",
    {
      modules,
    },
  )
  expect(errors).toEqual([])
  expect(out).toBe('loaded params\n10. ms 4 no\n')
})

test('a function may stand for the texts', async () => {
  const find = (name: string): string | undefined => (name.startsWith('any') ? `name = '${name}'` : undefined)
  const { out } = await run('import anything.else_\nprint(anything.else_.name)', { modules: find })
  expect(out).toBe('anything.else_.__init__\n')
})

const packages = {
  'core.__init__': "print('core begins', __name__)\nversion = 3\n",
  'core.cells.lif': "eqs = 'dv/dt = -v/tau : 1'\ntau = 10\n",
  'core.tools.__init__': "__all__ = ['more', 'helper']\nfrom .text import helper\nfrom . import more\n",
  'core.tools.more': 'from ..cells.lif import eqs\nfrom .. import version\nlength = len(eqs)\n',
  'core.tools.text': "def helper(): return 'helped'\n",
  'core.beyond': 'from ... import x\n',
  'core.lacks': 'from .nothing import x\n',
  plain: 'x = 1\n',
  'plain.__init__': 'x = 2\n',
}

test.each([
  [
    'import core.tools.text\nprint(core.version, core.tools.text.helper(), core.__name__)',
    'core begins core\n3 helped core\n',
  ],
  ['from core.tools import helper, more\nprint(helper(), more.length)', 'core begins core\nhelped 18\n'],
  [
    'from core.cells import lif\nimport core.cells.lif as again\nprint(lif.tau, again is lif)',
    'core begins core\n10 True\n',
  ],
  ['import core.cells.lif as lif\nprint(lif.__name__)', 'core begins core\ncore.cells.lif\n'],
  ['from core.tools import *\nprint(more.version, helper())', 'core begins core\n3 helped\n'],
  ['from plain import x\nprint(x)', '2\n'],
])('packages: %j', async (script, expected) => {
  const { out, errors } = await run(script, { modules: packages })
  expect(errors).toEqual([])
  expect(out).toBe(expected)
})

test.each([
  ['import core.cells', "the module 'core.cells' is not in Hillock"],
  ['from core.cells import lif, gone', "the module 'core.cells' is not in Hillock"],
  ['from core import gone', "ImportError: cannot import name 'gone' from 'core'"],
  ['import core.lacks', "the module 'core.nothing' is not in Hillock"],
  ['import core.beyond', 'ImportError: attempted relative import beyond top-level package'],
  ['from .core import version', 'ImportError: attempted relative import with no known parent package'],
])('of packages, %s is an error', async (script, message) => {
  const { errors } = await run(script, { modules: packages })
  expect(errors).toEqual([message])
})

test('numbers that a star brings are constants of equations, those of packages too; the library’s are not', async () => {
  const script = `from brian2 import *
from p.model import *
G = NeuronGroup(1, 'dv/dt = -v/tau : 1')
run(1*ms)
`
  const { errors, fake } = await run(script, {
    modules: {
      'p.__init__': '',
      'p.constants': 'from brian2 import *\ntau = 10*ms\n',
      'p.model': 'from .constants import *\n',
    },
  })
  expect(errors).toEqual([])
  expect(fake.runs).toHaveLength(1)
})

test('a submodule becomes a name of its package once, when it is first imported', async () => {
  const { out } = await run('import p.other\nprint(p.lif(2), p.other.z)', {
    modules: {
      'p.__init__': 'from .lif import lif\n',
      'p.lif': 'def lif(x): return x*2\nhelper = 3\n',
      'p.other': 'from .lif import helper\nfrom . import lif\nz = lif(4)\n',
    },
  })
  expect(out).toBe('4 8\n')
})

test('a file whose import failed is carried out anew', async () => {
  const { out } = await run(
    "for k in range(2):\n    try:\n        import m\n        print('imported')\n    except ValueError as e:\n        print('failed', e)",
    { modules: { m: "print('running')\nraise ValueError('no')\n" } },
  )
  expect(out).toBe('running\nfailed no\nrunning\nfailed no\n')
})

test('a file with the name of a library’s module is passed over, and a note says so', async () => {
  const { diagnostics, errors } = await run('import random\nimport numpy', { modules: { random: 'mine = 1\n' } })
  expect(errors).toEqual([])
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "'random' is the library's module here; the Python file of that name beside the script is passed over",
  ])
})

test.each([
  ["__all__ = ['x', 3]\nx = 1\n", 'TypeError: Item in m.__all__ must be str, not int'],
  ['__all__ = 5\n', 'TypeError: m.__all__ must be a list or tuple, not int'],
  ["__all__ = ['gone']\n", "AttributeError: module 'm' has no attribute 'gone'"],
])('from m import * where m says %j', async (text, message) => {
  expect((await run('from m import *', { modules: { m: text } })).errors).toEqual([message])
})

test('a built-in that was hidden is there again once its name is deleted; one that a file assigns is the file’s', async () => {
  const { out, errors } = await run('sum = 3\ndel sum\nprint(sum([1, 2]))\nfrom m import max\nprint(max(1, 2))', {
    modules: { m: 'max = max\n' },
  })
  expect(errors).toEqual([])
  expect(out).toBe('3\n2\n')
})

test.each([[null], [5]])('a function for modules that gives %j is refused', async given => {
  const script = run('import a', { modules: (() => given) as unknown as () => string })
  await expect(script).rejects.toThrow("what modules('a.__init__') gives")
})

test('the names of a file are seen as they are, and can be set', async () => {
  const { out, errors } = await run(
    `import counter
counter.bump()
print(counter.n)
counter.n = 7
counter.bump()
import counter as again
print(counter.n, again.n, again is counter, vars(counter)['n'])
del counter.n
print(hasattr(again, 'n'))
setattr(counter, 'print', 3)
print(counter.print)`,
    { modules: { counter: 'n = 0\ndef bump():\n    global n\n    n += 1\n' } },
  )
  expect(errors).toEqual([])
  expect(out).toBe('1\n8 8 True 8\nFalse\n3\n')
})

test.each([
  ['import broken', 'syntax', 'broken.py'],
  ['import fails', 'python', 'fails.py'],
  ['import refused', 'unsupported', 'refused.py'],
])('%s tells what is wrong in that file', async (script, code, file) => {
  const { diagnostics } = await run(script, { modules })
  expect(diagnostics.map(each => each.code)).toEqual([code])
  expect(diagnostics[0]?.span?.source.name).toBe(file)
})

test.each([
  ['import nothing', "the module 'nothing' is not in Hillock"],
  ['import pickle', 'import pickle: a model script cannot reach the machine'],
  ['import subprocess', 'import subprocess: a model script cannot reach the machine'],
  ['from params import nothing', "ImportError: cannot import name 'nothing' from 'params'"],
  ["open('x')", 'open: a model script cannot reach the machine'],
  ['import json\njson.load(3)', "AttributeError: 'int' object has no attribute 'read'"],
  ['class A(set): pass', "a class derived from 'set' is Python, not yet Hillock"],
  ['class A(tuple): pass', "a class derived from 'tuple' is Python, not yet Hillock"],
  ['class A(float): pass', "a class derived from 'float' is Python, not yet Hillock"],
  [
    'import enum\nclass A(enum.Enum):\n    X = 1, 2\n    def __new__(cls, a, b): return object.__new__(cls)',
    'an enumeration with a __new__ of its own is Python, not yet Hillock',
  ],
  ["import logging\nlogging.basicConfig(filename='x')", 'logging into a file is Python, not yet Hillock'],
  [
    "import logging\nlogging.basicConfig(style='{')",
    "a logging format in another style than '%' is Python, not yet Hillock",
  ],
  ["import logging\nlogging.getLogger().setLevel('LOUD')", "ValueError: Unknown level: 'LOUD'"],
  ['import argparse\nargparse.ArgumentParser().add_subparsers()', 'add_subparsers is Python, not yet Hillock'],
  ["import argparse\nargparse.ArgumentParser().parse_args(['--x'])", 'SystemExit'],
  ['import datetime\ndatetime.datetime.now(3)', 'times with a zone are Python, not yet Hillock'],
  ['import datetime\ndatetime.timedelta(days=1e300)', 'OverflowError: a timedelta of this length'],
  ["import re\nre.compile('(?>a)')", "'(?>a' in a pattern is Python, not yet Hillock"],
  ["import re\nre.compile('a++')", 'a possessive repeat in a pattern is Python, not yet Hillock'],
])('%s is refused', async (script, message) => {
  const { errors } = await run(script, { modules })
  expect(errors).toEqual([message])
})

test('a module that is not there is an ImportError for those who ask for one', async () => {
  const { out, errors } = await run(`
try:
    import pickle
except ImportError as e:
    print(e)
try:
    from pandas import stats
except ImportError:
    stats = None
print(stats)
`)
  expect(errors).toEqual([])
  expect(out).toBe("No module named 'pickle'\nNone\n")
})

test('an import in a branch or function is told beforehand, and stops those who get there', async () => {
  const script = (way: string): string => `
def noise(way):
    if way == 'drawn':
        from noise import pnoise2
        return pnoise2(0, 0)
    import threading
print('begun')
noise('${way}')
`
  const { out, errors, diagnostics } = await run('if False:\n    import noise\nprint(3)')
  expect({ out, errors }).toEqual({ out: '3\n', errors: [] })
  expect(diagnostics.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', "the module 'noise' is not in Hillock"],
  ])
  const drawn = await run(script('drawn'))
  expect(drawn.out).toBe('begun\n')
  expect(drawn.errors).toEqual(["ModuleNotFoundError: No module named 'noise'"])
  expect((await run(script('other'))).errors).toEqual(["ModuleNotFoundError: No module named 'threading'"])
})

test('every script gets into its __main__', async () => {
  const { out, errors } = await run("print('begun')\nif __name__ == '__main__':\n    import noise")
  expect({ out, errors }).toEqual({ out: '', errors: ["the module 'noise' is not in Hillock"] })
})

test.each([
  ['from brian2.core.functions import timestep\nfrom brian2.units import ms\nprint(timestep(1.05*ms, 0.1*ms))', '10'],
  ['from brian2.core.functions import timestep\nprint(repr(timestep([1, 2.05]*ms, 0.1*ms)))', 'array([10, 20])'],
  ['from brian2.equations.equations import Equations as E\nprint(E is Equations)', 'True'],
  ['import brian2.core.network\nprint(brian2.core.network.Network is Network)', 'True'],
  ['import matplotlib.ticker\nprint(matplotlib.ticker.MaxNLocator is MaxNLocator)', 'True'],
  ['from brian2.groups import VariableOwner', 'VariableOwner is Brian 2, not yet Hillock; this file runs in Brian 2'],
  ['from brian2.groups import Neurongroup', "ImportError: cannot import name 'Neurongroup' from 'brian2.groups'"],
])('names of Brian 2 come from where they are defined, too: %s', async (script, wanted) => {
  const { out, errors } = await run(`from brian2 import *\nfrom matplotlib.ticker import MaxNLocator\n${script}`)
  expect([out.trim(), ...errors].join('')).toBe(wanted)
})

test('random numbers follow from the seed of the session until the script seeds', async () => {
  const text = 'import random\nprint(random.random())\nrandom.seed(1)\nprint(random.random())'
  const [a, b, c] = await Promise.all([1, 1, 2].map(async seed => (await run(text, { seed })).out.split('\n')))
  expect(a).toEqual(b)
  expect(a?.[0]).not.toBe(c?.[0])
  expect(a?.[1]).toBe('0.13436424411240122')
  expect(c?.[1]).toBe(a?.[1])
})

test('what a script is given stands behind its name', async () => {
  const script =
    "import sys, argparse\nprint(sys.argv, __file__)\np = argparse.ArgumentParser()\np.add_argument('--n', type=int)\nprint(p.parse_args().n + 1)"
  const { out, errors } = await run(script, { file: 'models/model.py', arguments: ['--n', '10'] })
  expect(errors).toEqual([])
  expect(out).toBe("['model.py', '--n', '10'] models/model.py\n11\n")
})

test('logging goes to standard error, and is told from a warning on unless it is asked for more', async () => {
  let told = ''
  const script =
    "import logging\nlog = logging.getLogger('m')\nlog.info('no')\nlog.warning('own')\nlogging.info('no')\nlogging.error('root %d', 1)\nlogging.basicConfig(level=10)\nlog.info('no')"
  const { out, errors } = await run(script, { onPrintError: text => void (told += text) })
  expect([out, errors]).toEqual(['', []])
  expect(told).toBe('own\nERROR:root:root 1\n')
})

test.each([
  ["p.add_argument('--s', default=argparse.SUPPRESS)\nprint(p.parse_args([]))", 'Namespace()'],
  ["p.add_argument('-v', action='count', default=0)\np.add_argument('-n', type=int)\nprint(p.parse_args(['-vvn4']))", 'Namespace(v=2, n=4)'],
  ["p.add_argument('--n', default=3, help='%(default)s of %(prog)s, 100%%')\nprint(p.format_help().splitlines()[-1].split('N ')[-1].strip())", '3 of x, 100%'],
])('argparse: %s', async (script, shown) => {
  const { out, errors } = await run(`import argparse\np = argparse.ArgumentParser(prog='x')\n${script}`)
  expect([out.trim(), errors]).toEqual([shown, []])
}) // prettier-ignore

test.each([
  ["p.add_argument('-n')\np.add_argument('-n')", 'ArgumentError: argument -n: conflicting option string: -n'],
  ["p.add_argument('-n', nargs=10**12)", 'ValueError: nargs must be a whole number from 1 to 1000, not 1000000000000'],
])('argparse refuses %s', async (script, message) => {
  expect((await run(`import argparse\np = argparse.ArgumentParser()\n${script}`)).errors).toEqual([message])
})

test('a logger has those above it, whichever was asked for first', async () => {
  const script = `import logging
log = logging.getLogger('a.b')
logging.getLogger('a').setLevel(40)
print(log.getEffectiveLevel(), logging.getLogger('root') is logging.getLogger(), len('a.' * 5000) > 0)
logging.getLogger('a.' * 5000)
`
  expect(await run(script)).toMatchObject({ out: '40 True True\n', errors: [] })
})

test('a time has the hour it was made with where the clocks of the machine change, and years may be short', async () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  try {
    expect(new Date(2024, 2, 31, 2, 30).getHours()).toBe(3)
    const { out } = await run(`from datetime import datetime, date
t = datetime(2024, 3, 31, 2, 30)
print(t, t.hour, t.isoformat(), repr(t))
d = datetime(50, 1, 2, 3)
print(d, d.year, d.weekday(), d.isoweekday(), date(99, 12, 31), datetime.fromtimestamp(d.timestamp()) == d)
`)
    expect(out).toBe(`2024-03-31 02:30:00 2 2024-03-31T02:30:00 datetime.datetime(2024, 3, 31, 2, 30)
0050-01-02 03:00:00 50 6 7 0099-12-31 True
`)
  } finally {
    vi.unstubAllEnvs()
  }
})

test.each(['from kk import *', 'from kk import K, sq, times, on', 'from again import *'])(
  'what a file of the script has can be used in equations: %s',
  async star => {
    const modules = {
      kk: `from brian2 import *
K = 3
on = True
@check_units(x=1, result=1)
def sq(x): return x*x
times = TimedArray([1, 2, 3], dt=1*ms)
`,
      again: 'from kk import *\nfrom brian2 import *\n',
    }
    const script = `from brian2 import *
${star}
G = NeuronGroup(3, 'x : 1')
G.x = 'sq(i + 1)*K + times(t) + int(on)'
print(G.x[:])`
    const { out, errors } = await run(script, { modules })
    expect(errors).toEqual([])
    expect(out).toBe('[ 5. 14. 29.]\n')
  },
)
