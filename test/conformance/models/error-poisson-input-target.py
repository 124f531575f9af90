# Refused: a variable that the target does not have.
# points at: PoissonInput(G
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'w', 10, 1*Hz, weight=1)
