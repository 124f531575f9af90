# Refused: an input to what is computed.
# points at: PoissonInput(G
from brian2 import *
G = NeuronGroup(3, 'v : 1\nx = 2*v : 1')
I = PoissonInput(G, 'x', 10, 1*Hz, weight=3)
run(1*ms)
