# Refused: a pathway of an event that the neurons do not have.
# points at: on_event='wake'
from brian2 import *
A = SpikeGeneratorGroup(2, [0, 1], [0.1, 0.2]*ms)
B = NeuronGroup(2, 'v : 1\nx = 2*v : 1\ns : 1 (shared)')
S = Synapses(A, B, 'w : 1', on_pre='w += 1', on_event='wake')
