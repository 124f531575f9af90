# Refused: a group without neurons.
# points at: 0,
from brian2 import *
G = NeuronGroup(0, 'v : 1')
