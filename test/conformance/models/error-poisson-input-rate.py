# Refused: a rate without its unit.
# points at: 20, weight
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'v', 10, 20, weight=1)
