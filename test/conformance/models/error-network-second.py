# Refused: an object that has run already comes into no other Network.
# points at: Network(G)
from brian2 import *
G = NeuronGroup(1, 'v : 1')
run(1*ms)
net = Network(G)
