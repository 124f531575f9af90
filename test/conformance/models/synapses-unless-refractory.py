# What neurons keep while refractory, synapses leave alone too.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0, 1, 0, 0, 1], [0.5, 1, 1.5, 2, 2.5, 4, 4.5]*ms)
B = NeuronGroup(3, 'dv/dt = -v/(10*ms) : 1 (unless refractory)\nc : 1', threshold='v > 1', reset='v = 0.1', refractory='(1 + 0.5*i)*ms', method='exact')
S = Synapses(A, B, 'n : 1', on_pre='''n += 1
v_post += 0.7
c_post += 1
v += 0.01*n''')
S.connect()
M = StateMonitor(B, ['v', 'c'], record=True)
s = SpikeMonitor(B)
P = StateMonitor(S, 'n', record=True)
run(7*ms)
print(B.v[:], B.c[:], s.count[:])
