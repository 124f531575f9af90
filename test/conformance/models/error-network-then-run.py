# Refused: run() finds an object that a Network has run.
# points at: run(2*ms)
from brian2 import *
G = NeuronGroup(1, 'v : 1')
H = NeuronGroup(1, 'v : 1', name='other')
net = Network(G)
net.run(1*ms)
run(2*ms)
