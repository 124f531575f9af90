# Variables that all synapses share: parameters, subexpressions and differential ones.
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1, 0], [0.5, 1, 2.5]*ms)
B = NeuronGroup(2, 'v : 1\nh : 1 (shared)')
S = Synapses(A, B, '''w : 1
gain : 1 (shared)
double = 2*gain : 1 (shared)
slow : 1 (shared)''', on_pre='v_post += w*gain + double*slow')
S.connect()
S.w = 'i + j'
S.gain = 3
S.slow = 1
print(S.gain, S.slow, S.gain[:])
M = StateMonitor(B, 'v', record=True)
run(2*ms)
S.gain = 0.5
run(2*ms)
print(B.v[:], S.slow[:])
