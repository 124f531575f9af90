# Refused: a sum of another dimension than the variable.
# points at: v_post = 3*mV
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'v_post = 3*mV : volt (summed)')
