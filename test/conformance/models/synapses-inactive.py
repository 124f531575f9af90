# Synapses at rest do nothing: neither connect nor pathways are asked for, and spikes meanwhile are lost.
from brian2 import *
A = SpikeGeneratorGroup(1, [0]*6, [0.2, 0.7, 1.2, 1.7, 2.2, 2.7]*ms)
B = NeuronGroup(1, 'v : 1\nu : 1')
S = Synapses(A, B, 'dg/dt = -g/(3*ms) : 1 (clock-driven)', on_pre='v_post += 1; g += 1', delay=0.4*ms, method='exact')
S.connect()
T = Synapses(A, B, on_pre='u_post += 1')
T.active = False
M = StateMonitor(B, ['v', 'u'], record=0)
W = StateMonitor(S, 'g', record=0)
run(1*ms)
S.active = False
run(1*ms)
S.active = True
T.active = True
T.connect()
run(1.5*ms)
print(B.v[:], B.u[:], S.g[:])
