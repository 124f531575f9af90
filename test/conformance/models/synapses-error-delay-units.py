# Refused: a delay that is no time.
# points at: delay=3*mV
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1', on_pre='w += 1', delay=3*mV)
