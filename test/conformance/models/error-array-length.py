# Refused: three values for four neurons.
# points at: [1, 2, 3]
from brian2 import *
G = NeuronGroup(4, 'v : 1')
G.v = [1, 2, 3]
