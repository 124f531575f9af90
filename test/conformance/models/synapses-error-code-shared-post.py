# Refused: a shared variable of the neurons that code of a pathway sets.
# points at: s_post += 1
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1', on_pre='s_post += 1')
S.connect()
run(1*ms)
