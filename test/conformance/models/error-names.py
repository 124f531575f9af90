# Refused: two objects of one name in a Network.
# points at: B = NeuronGroup
from brian2 import *
A = NeuronGroup(1, 'v : 1', name='cells')
B = NeuronGroup(1, 'v : 1', name='cells')
net = Network(A, B)
net.run(1*ms)
