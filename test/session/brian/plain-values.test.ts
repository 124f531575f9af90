import { expect, test } from 'vitest'
import { runScript } from '../../../session/index.ts'

test('members of enumerations of numbers and texts are sizes, equations, names and values of groups', async () => {
  let out = ''
  const { diagnostics } = await runScript(
    `from enum import IntEnum, StrEnum
from brian2 import *

class N(IntEnum):
    TWO = 2
    THREE = 3

class Code(StrEnum):
    LIF = 'dv/dt = (k - v)/(10*ms) : 1'
    FIRES = 'v > 1'
    RESETS = 'v = 0'
    LOW = 'i < 2'
    RAMP = 'i*0.5'
    EULER = 'euler'
    V = 'v'
    PRE = 'v_post += w'
    OTHERS = 'i != j'
    NAME = 'cells'

k = N.THREE
G = NeuronGroup(N.THREE, Code.LIF, threshold=Code.FIRES, reset=Code.RESETS, method=Code.EULER, name=Code.NAME)
G.v = Code.RAMP
print(G.v[:], len(G), G.name, G.v[N.TWO], len(G[1:N.THREE]))
G.v[Code.LOW] = N.TWO
print(G.v[:], G.get_states([Code.V])['v'])
G.v[N.TWO] = N.THREE
print(G.v[:])
S = Synapses(G, G, 'w : 1', on_pre=Code.PRE)
S.connect(condition=Code.OTHERS)
S.w = N.TWO
print(len(S), S.w[:2])
T = Synapses(G, G)
T.connect(i=N.TWO, j=[N.TWO, 0])
print(T.i[:], T.j[:])
M = StateMonitor(G, Code.V, record=[0, N.TWO])
run(N.TWO*ms)
print(M.v.shape, Equations(Code.LIF))
P = PoissonGroup(N.TWO, N.THREE*Hz)
print(len(P), P.rates[0], SpikeGeneratorGroup(N.THREE, [N.TWO], [1]*ms).N)
`,
    { onPrint: part => void (out += part) },
  )
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(out).toBe(`[0.  0.5 1. ] 3 cells 1.0 2
[2. 2. 1.] [2. 2. 1.]
[2. 2. 3.]
6 [2. 2.]
[2 2] [2 0]
(2, 20) dv/dt = (k - v)/(10*ms) : 1
2 3. Hz 3
`)
})

test('a namespace may be an instance of a class derived from dict, and is read as late as a dict', async () => {
  let out = ''
  const { diagnostics } = await runScript(
    `from brian2 import *

class Params(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__

P = Params(tau=10*ms, rate=2)
G = NeuronGroup(2, 'dv/dt = rate/tau : 1', namespace=P, method='euler')
run(10*ms)
print(G.v[:])
P.rate = 5
run(10*ms)
print(G.v[:])
H = NeuronGroup(1, 'dv/dt = rate/tau : 1', method='euler')
net = Network(H)
net.run(10*ms, namespace=P)
print(H.v[:])
`,
    { onPrint: part => void (out += part) },
  )
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(out).toBe('[2. 2.]\n[7. 7.]\n[5.]\n')
})
