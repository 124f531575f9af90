# Refused: trains with more than one spike a step.
# points at: PoissonInput(G
from brian2 import *
G = NeuronGroup(3, 'v : 1')
I = PoissonInput(G, 'v', 2, 20*kHz, weight=1)
run(1*ms)
