# Refused: a sum for what is no parameter.
# points at: x_post = 3
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'x_post = 3 : 1 (summed)')
