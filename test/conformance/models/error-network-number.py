# Refused: objects of a Network go by name.
# points at: net[0]
from brian2 import *
G = NeuronGroup(1, 'v : 1', name='cell')
net = Network(G)
print(net[0].name)
