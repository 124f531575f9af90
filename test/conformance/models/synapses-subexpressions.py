# Subexpressions in the code of a pathway: worked out anew after what they are of was written.
from brian2 import *
A = SpikeGeneratorGroup(1, [0, 0], [0.5, 1.5]*ms)
B = NeuronGroup(2, 'v : 1\nx = v**2 : 1')
S = Synapses(A, B, '''w : 1
u : 1
eff = w*u : 1
both = eff + x_post : 1''', on_pre='''u = u*0.5 + 0.1
v_post += eff
v_post += 0.001*both
tmp = eff*2
w = tmp''')
S.connect()
S.w = 6
S.u = 'j + 1'
print(S.eff[:], S.both[:])
M = StateMonitor(B, 'v', record=True)
W = StateMonitor(S, ['w', 'u', 'eff'], record=True)
run(2*ms)
print(B.v[:], S.w[:], S.eff[:])
