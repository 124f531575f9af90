# Refused: a text of a weight of other units than the variable.
# points at: 3*w
from brian2 import *
G = NeuronGroup(3, 'v : volt\nw : 1')
I = PoissonInput(G, 'v', 10, 1*Hz, '3*w')
run(1*ms)
