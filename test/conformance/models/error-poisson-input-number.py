# Refused: a number of spike trains that is no whole number.
# points at: 2.5
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'v', 2.5, 1*Hz, weight=1)
