import { expect, test } from 'vitest'
import { checkScript } from '../../session/run-script.ts'
import { run } from './tools.ts'

/** What real objects have and Hillock's have not: no script is told that it is wrong. */
test.each([
  ['{}.fromkeys([1])', "the attribute 'fromkeys' of dict is Python"],
  ["(5).from_bytes(b'')", "the attribute 'from_bytes' of int is Python"],
  ['arange(3).tofile("x")', "the attribute 'tofile' of ndarray is numpy"],
  ['x = arange(4)[::2].getfield(int)', "the attribute 'getfield' of ndarray is numpy"],
  ['(3*mV).byteswap()', "the attribute 'byteswap' of ndarray is numpy"],
  ['figure().get_tightbbox()', "the attribute 'get_tightbbox' of Axes is matplotlib"],
  ['f = figure()\nf.subfigures(1, 2)', "the attribute 'subfigures' of Figure is matplotlib"],
  ['G = NeuronGroup(1, "v : 1")\nx = G.thresholder', "the attribute 'thresholder' of NeuronGroup is Brian 2"],
  ['x = getattr({}, "fromkeys", None)', "the attribute 'fromkeys' of dict is Python"],
  ['import math\nmath.sumprod([1], [2])', 'sumprod is Python'],
  ['import numpy as np\nx = np.kaiser(3, 1)', 'kaiser is numpy'],
  ['x = barbs([1], [2])', 'barbs is matplotlib'],
  ['import numpy as np\nx = np.sum([1], where=[True])', "the argument 'where' of sum is numpy"],
  ['import numpy as np\nx = np.add.reduceat([1])', "the attribute 'reduceat' of ufunc is numpy"],
  ['x = np.random.normal.nout', "the attribute 'nout' of ufunc is numpy"],
  ['from matplotlib.ticker import *\nx = AutoMinorLocator()', 'AutoMinorLocator is matplotlib'],
  [
    'G = NeuronGroup(1, "v : 1")\nS = Synapses(G, G)\nx = S.summed_updaters',
    "the attribute 'summed_updaters' of Synapses is Brian 2",
  ],
  ['x = SpatialNeuron()', 'SpatialNeuron is Brian 2'],
])('%s is not yet Hillock', async (script, message) => {
  const { diagnostics, errors } = await run(`from brian2 import *\n${script}`)
  expect(errors).toEqual([`${message}, not yet Hillock; this file runs in Brian 2`])
  expect(diagnostics[0]?.code).toBe('unsupported')
})

test('what only axes have among pictures is no sign of them where Python has it too', async () => {
  const { out, errors } = await run("from brian2 import *\nfrom pathlib import Path\nprint(Path('a/x.tar.gz').stem)")
  expect([out, errors]).toEqual(['x.tar\n', []])
})

test.each([
  ["'abc'.encod()", "AttributeError: 'str' object has no attribute 'encod'"],
  ['figure().get_tihgtbbox()', "AttributeError: 'Figure' object has no attribute 'get_tihgtbbox'"],
  ['x = hasattr("a", "b")\nx.y', "AttributeError: 'bool' object has no attribute 'y'"],
])('%s is misspelt', async (script, message) => {
  expect((await run(`from brian2 import *\n${script}`)).errors).toEqual([message])
})

test.each(['gca().get_tightbbox()', 'def f(ax):\n    ax.tricontour([1], [2])', 'M.trace_it.tofile()'])(
  'the text alone tells: %s',
  async script => {
    const { diagnostics } = await checkScript(`from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nrun(1*ms)\n${script}`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['unsupported'])
  },
)

test.each([
  'class A:\n    def get_tightbbox(self): return 1\nx = A().get_tightbbox()',
  'class A: pass\na = A()\na.canvas = 3\nx = a.canvas',
])('names of the own classes of a script are its own: %s', async script => {
  expect((await run(`from brian2 import *\n${script}\nprint(x)`)).errors).toEqual([])
})
