# Refused: a variable of synapses that is called as Brian 2 calls one of its own.
# points at: N_incoming : 1
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1')
S = Synapses(A, B, '''w : 1
N_incoming : 1''', on_pre='v_post += w')
