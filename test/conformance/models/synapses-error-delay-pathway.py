# Refused: a delay of a pathway that there is not.
# points at: delay={'post': 1*ms}
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1', on_pre='w += 1', delay={'post': 1*ms})
