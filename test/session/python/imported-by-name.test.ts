/** `importlib`, `timeit` and `platform`: what of them reaches nothing but the script. */
import { expect, test } from 'vitest'
import { run } from '../tools.ts'

const modules = {
  side: "from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nfor k in range(3): pass\nrun(1*ms)\nx = 5\n",
  'pack.__init__': '',
  'pack.inner': 'y = 3\n',
}

test('import_module finds what import does', async () => {
  const { out, errors, fake } = await run(
    `import importlib
import brian2
def load(name):
    return importlib.import_module(name)
print(importlib.import_module('side').x, load('brian2') is brian2, load('numpy').__name__)
print(load('pack.inner').y, importlib.import_module('.inner', package='pack').y)
for name in ('pandas', 'socket', '.inner'):
    try:
        load(name)
    except Exception as error:
        print(type(error).__name__, error)
`,
    { modules },
  )
  expect(errors).toEqual([])
  expect(fake.runs).toHaveLength(1)
  expect(out).toBe(`5 True numpy
3 3
ModuleNotFoundError No module named 'pandas'
ModuleNotFoundError No module named 'socket'
TypeError the 'package' argument is required to perform a relative import for '.inner'
`)
})

test('timeit calls functions as often as it is told', async () => {
  const { out, errors } = await run(`import timeit
from timeit import default_timer as timer
from brian2 import *
calls = []
start = timer()
took = timeit.timeit(lambda: calls.append(1), setup=lambda: calls.append(0), number=10)
times = timeit.repeat(lambda: calls.append(2), number=2, repeat=3)
print(len(calls), calls[:3], took >= 0, len(times), timer() >= start)
def simulate():
    for k in range(2): run(1*ms)
G = NeuronGroup(1, 'v : 1')
timeit.timeit(simulate, number=2)
print(defaultclock.t/ms)
try: timeit.timeit(3)
except ValueError as error: print(error)
`)
  expect(errors).toEqual([])
  expect(out).toBe('17 [0, 1, 1] True 3 True\n4.0\nstmt is neither a string nor callable\n')
})

test('platform says nothing of the machine', async () => {
  const { out, errors } = await run(
    "import platform\nprint(platform.system(), platform.python_version(), [platform.node()])\nif platform.system() == 'Windows': 1/0\n",
  )
  expect(errors).toEqual([])
  expect(out).toBe("Hillock 3.11.0 ['']\n")
})

test.each([
  ["import timeit\ntimeit.timeit('1 + 1')", 'the text of stmt is Python, not yet Hillock; give a function: timeit(lambda: f(x), number=10)'],
  ['import importlib, math\nimportlib.reload(math)', 'importlib.reload() is Python, not yet Hillock; this file runs in Brian 2'],
  ['import textwrap\ntextwrap.shorten', 'shorten is Python, not yet Hillock; this file runs in Brian 2'],
  ["import textwrap\ntextwrap.fill('a', tabsize=3)", "the argument 'tabsize' of textwrap is Python, not yet Hillock; this file runs in Brian 2"],
]) // prettier-ignore
('%j is refused', async (script, message) => {
  const { errors } = await run(script)
  expect(errors).toEqual([message])
})
