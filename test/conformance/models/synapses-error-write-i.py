# Refused: an index that is set.
# points at: S.i = 1
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1')
S.connect()
S.i = 1
