import { expect, test, vi } from 'vitest'
import { VariableOwner } from '../../../network/variables.ts'
import { run } from '../tools.ts'

test('an element of a variable, and how many there are, cost no look at the others', async () => {
  const whole = vi.spyOn(VariableOwner.prototype, 'readTyped')
  try {
    const { out } = await run(`from brian2 import *
G = NeuronGroup(5, 'v : volt\\nk : integer\\nb : boolean\\ny = 2*v : volt')
G.v = 'i*mV'
G.k = 'i'
for n in range(3):
    G.v[n] = G.v[n + 1] + 1*mV
print(len(G.v), G.v[2], G.v[-1], G.v_[1], G.k[3], G.b[0], G[2:4].v[1], len(G[2:4].k))
print(G.y[2])`)
    expect(out).toEqual('5 4. mV 4. mV 0.003 3 False 3. mV 2\n8. mV\n')
    expect(whole.mock.calls.map(([name]) => name)).toEqual(['y'])
  } finally {
    whole.mockRestore()
  }
})

test('units that equations put together are those in which their quantities are shown', async () => {
  const { out } = await run(`from brian2 import *
print(Equations('I : volt/second')['I'], 1*volt/ms)
G = NeuronGroup(2, 'c : farad/meter**2\\nr : 1/second**3')
print(G.c, G.r)`)
  expect(out.trim().split('\n')).toEqual([
    'I : V/s 1000. V/s',
    '<neurongroup.c: array([0., 0.]) * farad / (meter ** 2)> <neurongroup.r: array([0., 0.]) * hertz3>',
  ])
})

test('what is written into `G.v[:]` is written to the group, from its initial values on', async () => {
  const { out } = await run(`from brian2 import *
G = NeuronGroup(3, 'v : volt\\nk : integer')
v, bare, k = G.v[:], G.v_[:], G.k[:]
v[1] = 2*mV
bare[2] = 0.003
k[:2] = [4, 5.7]
print(G.v, k, v[1:], hasattr(G, 'variables'), hasattr(G, 'nothing'), G.indices['k > 4'], G.indices[1:], G.v.dtype)
run(0.1*ms)
G.v = 'i*mV'
print(v, bare[2], len(v), v.shape)
try:
    v[0] = 3
except DimensionMismatchError as exc:
    print(exc)`)
  expect(out.trim().split('\n')).toEqual([
    '<neurongroup.v: array([0., 2., 3.]) * mvolt> [4 5 0] [2. 3.] mV True False [1] [1 2] float64',
    '[0. 1. 2.] mV 0.002 3 (3,)',
    'Inconsistent units in assignment (units are V and 1).',
  ])
})

test.each([
  ['[]', 'float64'],
  ['[0.5]', 'float64'],
  ['None', 'object'],
  ['1.0', 'float64'],
])('an index %s is none', async (index, type) => {
  const { out } = await run(`from brian2 import *
G = NeuronGroup(2, 'v : 1')
try:
    G.v[${index}]
except TypeError as exc:
    print(exc)`)
  expect(out.trim()).toBe(`Indexing is only supported for integer and boolean arrays, not for type ${type}`)
})

test.each([
  ['print(G.I[:])', "'I' holds the noise 'xi_a', which has a value in differential equations only"],
  ["H.y = 'x'", "'I' holds the noise 'xi_a', which has a value in differential equations only"],
])('noise in a subexpression has no value outside of equations: %s', async (script, message) => {
  const { errors } = await run(`from brian2 import *
G = NeuronGroup(2, '''dv/dt = (I - v)/ms : 1
I = 1 + xi_a*ms**0.5 : 1''', threshold='v > 1', reset='v = 0', method='euler')
H = NeuronGroup(2, '''x : 1 (linked)
y : 1''')
H.x = linked_var(G, 'I')
${script}`)
  expect(errors).toEqual([message])
})

test('texts are numbers in SI where the name says so', async () => {
  const { out } = await run(`from brian2 import *
G = NeuronGroup(3, 'v : volt')
S = Synapses(G, G, 'w : volt')
S.connect(j='i')
G.v_ = '5'
print(G.v[:])
G.v_['i > 0'] = 'i + 0.5'
S.w_[:] = '2*i'
S.w_['i == 1'] = 7
print(G.v[:], S.w[:])
try:
    G.v = '5'
except DimensionMismatchError as error:
    print('refused')`)
  expect(out.trim().split('\n')).toEqual(['[5. 5. 5.] V', '[5.  1.5 2.5] V [0. 7. 4.] V', 'refused'])
})
