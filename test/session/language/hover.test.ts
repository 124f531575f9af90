import { expect, test } from 'vitest'
import { hoverAt } from '../../../session/index.ts'

const model = `from brian2 import *
import numpy as np
tau = 10*ms
v_rest = -70*mV
rates = linspace(1, 2, 3)*Hz
eqs = '''
dv/dt = (v_rest - v)/tau + xi*mV/sqrt(tau) : volt (unless refractory)
w : siemens
'''
G = NeuronGroup(10, eqs, threshold='v > -50*mV', reset='v = v_rest', refractory=5*ms, method='euler')
S = Synapses(G, G, 'g : volt', on_pre='v_post += g')
M = StateMonitor(G, 'v', record=True)
S.connect(p=0.5)
run(np.exp(1)*ms)
plot(M.t/ms, M.v[0])
`

/** What is said of the place where `¦` stands in a piece of the model: the characters it is about, and the text in a line. */
function said(piece: string): [string, string] | undefined {
  const start = model.indexOf(piece.replace('¦', ''))
  expect(start).toBeGreaterThanOrEqual(0)
  const hover = hoverAt(model, start + piece.indexOf('¦'))
  return hover && [model.slice(hover.from, hover.to), hover.text.replaceAll(/\s+/g, ' ')]
}

test.each([
  ['v_rest ¦- v', 'v_rest - v', '`v_rest - v` is a voltage: V'],
  [')¦/tau +', '(v_rest - v)/tau', '`(v_rest - v)/tau` is a rate of change of voltage: V/s'],
  ['/t¦au +', 'tau', '`tau` is a time: s A constant of the script: `10*ms`'],
  ['x¦i*mV', 'xi', expect.stringContaining('`xi` is white noise')],
  ['> -5¦0', '-50*mV', '`-50*mV` is a voltage: V'],
  ['v ¦> -50', 'v > -50*mV', '`v > -50*mV` is true or false'],
  ['d¦v/dt', 'dv', '`dv/dt = (v_rest - v)/tau + xi*mV/sqrt(tau) : volt (unless refractory)`'],
  ['¦w : siemens', 'w', '`w : siemens`'],
  [': vo¦lt (', 'volt', 'The unit `V` of a voltage.'],
  ['unless ref¦ractory', 'unless refractory', expect.stringContaining('stands still')],
  ["'eu¦ler'", 'euler', expect.stringContaining('Euler')],
  ['v_po¦st +=', 'v_post', expect.stringContaining('`v_post` is a voltage: V')],
  ['t¦au = 10', 'tau', '`tau = 10*ms` `tau` is a time: s'],
  ['ra¦tes =', 'rates', '`rates = linspace(1, 2, 3)*Hz` `rates` is an array, each a frequency: Hz'],
  ['Neuron¦Group(10', 'NeuronGroup', expect.stringMatching(/^`NeuronGroup\(N, model, .*Neurons that share/)],
  ['res¦et=', 'reset', expect.stringContaining('statements')],
  ['con¦nect(p', 'connect', expect.stringContaining('Makes synapses')],
  ['p¦=0.5', 'p', expect.stringContaining('probability')],
  ['¦G = Neu', 'G', expect.stringContaining('`G` is a NeuronGroup.')],
  ['M.¦v[0]', 'v', expect.stringContaining('dv/dt')],
  ['np.e¦xp', 'exp', expect.stringContaining('`exp(x)`')],
  ['import num¦py', 'numpy', 'The module `numpy`.'],
  ['1)*m¦s', 'ms', 'The unit `ms` of a time.'],
])('%s', (piece, about, text) => {
  expect(said(piece)).toEqual([about, text])
})

test('what is wrong with a group does not hide the dimensions of the rest', () => {
  const text = "from brian2 import *\ntau = 10*ms\nG = NeuronGroup(1, 'dv/dt = (1 - v)/tau + 3*mV : 1')\nrun(1*ms)"
  expect(hoverAt(text, text.indexOf('/tau'))?.text).toBe('`(1 - v)/tau` is a frequency: Hz')
})

test('a line that cannot be read does not hide the dimensions of the others', () => {
  const text =
    "from brian2 import *\ntau = 10*ms\nG = NeuronGroup(1, '''dv/dt = (1 - v)/tau : 1\nx = (v + : 1''')\nrun(1*ms)"
  expect(hoverAt(text, text.indexOf('/tau'))?.text).toBe('`(1 - v)/tau` is a frequency: Hz')
})

test('nothing is said of comments, other texts and unknown names', () => {
  const text = "# tau\nprint('tau')\nx"
  for (let at = 0; at <= text.length; at++) {
    if (text.slice(at, at + 5) !== 'print' && at > 13) expect(hoverAt(text, at)).toBeUndefined()
  }
})
