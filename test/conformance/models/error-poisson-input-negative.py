# Refused: a negative rate.
# points at: -1*Hz
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'v', 10, -1*Hz, weight=1)
