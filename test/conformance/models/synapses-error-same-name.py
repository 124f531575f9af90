# Refused: a variable of synapses that is called like one of their neurons.
# points at: v : 1  # of the synapse
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, '''w : 1
v : 1  # of the synapse''')
