# Refused: a Network's run without a unit.
# points at: net.run(1)
from brian2 import *
G = NeuronGroup(1, 'v : 1', name='cell')
net = Network(G)
net.run(1)
