# Refused: a neuron to record that does not exist.
# points at: 5
from brian2 import *
G = NeuronGroup(4, 'v : 1')
M = StateMonitor(G, 'v', record=5)
