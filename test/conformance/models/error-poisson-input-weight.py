# Refused: a weight of other units than the variable.
# points at: weight=1
from brian2 import *
G = NeuronGroup(3, 'v : volt')
I = PoissonInput(G, 'v', 10, 1*Hz, weight=1)
