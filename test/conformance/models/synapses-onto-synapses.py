# Synapses whose targets are synapses.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0], [0.5, 1, 2.5]*ms)
M = SpikeGeneratorGroup(1, [0, 0], [0.8, 2]*ms)
B = NeuronGroup(2, 'v : 1')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w')
S.connect()
S.w = 1
T = Synapses(M, S, 'g : 1', on_pre='w_post += g')
T.connect(i=[0, 0, 0], j=[0, 1, 3])
T.g = 'j + 1'
N = StateMonitor(B, 'v', record=True)
W = StateMonitor(S, 'w', record=True)
run(4*ms)
print(S.w[:], B.v[:])
