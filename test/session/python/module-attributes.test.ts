/** What a script sets on modules of the library: it is there for this run, and for no other one. */
import { expect, test } from 'vitest'
import { checkText } from '../../../session/language/check-text.ts'
import { run } from '../tools.ts'

test('a module of the library takes attributes, which imports and files beside the script see', async () => {
  const { out, errors } = await run(
    `import brian2 as b2
import numpy as np
setattr(b2.units, 'none', 1.0)
b2.core.default_float_dtype = b2.float32
b2.units.fundamentalunits.x = 4
from brian2.units.fundamentalunits import x
b2.mine = 3
from brian2 import mine
import beside
print(b2.units.none, x, mine, beside.seen, hasattr(b2, 'mine'), 'mine' in dir(b2), vars(np).get('float'))
np.float = float
np.int = int
print(np.float(3), np.zeros(2, dtype=np.int), beside.look())
del np.int
print(hasattr(np, 'int'))
`,
    { modules: { beside: 'import numpy\nimport brian2\nseen = brian2.mine\ndef look(): return numpy.float\n' } },
  )
  expect(errors).toEqual([])
  expect(out).toBe("1.0 4 3 3 True True None\n3.0 [0 0] <class 'float'>\nFalse\n")
})

test('the next run in the same process has the modules as they were', async () => {
  await run('import numpy as np\nimport sys\nnp.float = float\nnp.sin = abs\nsys.path.append("x")\n')
  const { out, errors } = await run(
    'import numpy as np\nimport sys\nprint(hasattr(np, "float"), np.sin(0.0), sys.path)\n',
  )
  expect(errors).toEqual([])
  expect(out).toBe('False 0.0 []\n')
})

test('a star brings what was set only where the module does not list its names', async () => {
  const { out, errors } = await run(`import brian2
import numpy
brian2.tau = 10*brian2.ms
numpy.extra = 1
from brian2 import *
from numpy import *
print(tau, 'extra' in dir())
G = NeuronGroup(1, 'dv/dt = -v/tau : 1')
run(1*ms)
`)
  expect(errors).toEqual([])
  expect(out).toBe('10. ms False\n')
})

test('modules are the same wherever they are found, and have what belongs to the run', async () => {
  const { out, errors } = await run(`from brian2 import *
import sys as real
import brian2, matplotlib
print(sys is real, sys.argv[1:], brian2.sys is sys, matplotlib.pyplot is plt, brian2.units is units)
real.argv = ['a', '-n', '3']
import argparse
parser = argparse.ArgumentParser()
parser.add_argument('-n', type=int)
print(parser.parse_args().n, sys.argv)
`)
  expect(errors).toEqual([])
  expect(out).toBe("True [] True True True\n3 ['a', '-n', '3']\n")
})

test('a function that is replaced is another one for scripts, which a note says', async () => {
  const { out, diagnostics } = await run(
    "import matplotlib.pyplot as plt\nplt.show = lambda *a: print('shown', a)\nplt.show(1)\nplt.show = 3\n",
  )
  expect(out).toBe('shown (1,)\n')
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'matplotlib.pyplot.show is replaced for what scripts look up; functions of the library go on with their own',
  ])
})

test.each([
  ['import sys\nsys.stdout = sys.stdout\nsys.stdout = None\n', 'another sys.stdout is not yet Hillock: functions of the library go by it'],
  ['import matplotlib as m\nm.rcParams = {}\n', 'another matplotlib.rcParams is not yet Hillock: functions of the library go by it'],
  ['import brian2\nbrian2.core.magic.run = None\n', 'another brian2.core.magic.run is not yet Hillock: functions of the library go by it'],
  ['import math\ndel math.pi\n', 'taking pi away from the module math is Python, not yet Hillock'],
]) // prettier-ignore
('%j is refused', async (script, message) => {
  const { errors } = await run(script)
  expect(errors).toEqual([message])
})

test('what a script sets where the real module has a name of its own is not refused ahead', async () => {
  const { out, errors } = await run('import numpy as np\nnp.int8 = int\nprint(np.int8(3))\n')
  expect(errors).toEqual([])
  expect(out).toBe('3\n')
})

test('an editor says nothing against it', () => {
  const text =
    'import numpy as np\nimport brian2 as b2\nnp.float = float\nx = np.float(3)\nb2.mine = 3\nprint(b2.mine)\n'
  expect(checkText(text)).toEqual([])
})
