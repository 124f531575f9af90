# Refused: a Network of something that does not run.
# points at: Network(G, 3)
from brian2 import *
G = NeuronGroup(1, 'v : 1', name='cell')
net = Network(G, 3)
