# Refused: a float as an index of a variable.
# points at: G.v[1.0]
from brian2 import *
G = NeuronGroup(3, 'v : 1')
print(G.v[1.0])
