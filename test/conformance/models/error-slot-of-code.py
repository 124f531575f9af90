# Refused: regular code before a slot that there is not.
# points at: when='before_reset'
from brian2 import *
G = NeuronGroup(1, 'v : 1')
G.run_regularly('v += 1', when='before_reset')
net = Network(G)
net.run(1*ms)
