# Refused: a Network with a monitor and without what it records.
# points at: M = StateMonitor
from brian2 import *
G = NeuronGroup(1, 'v : 1')
M = StateMonitor(G, 'v', record=0)
net = Network(M)
net.run(1*ms)
