# Refused: an object that is not in the Network.
# points at: net['cells']
from brian2 import *
G = NeuronGroup(1, 'v : 1', name='cell')
net = Network(G)
print(net['cells'].name)
