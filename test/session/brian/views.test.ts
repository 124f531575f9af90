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
