# Refused: a monitor in a slot that there is not.
# points at: when='ends'
from brian2 import *
G = NeuronGroup(1, 'v : 1')
M = StateMonitor(G, 'v', record=0, when='ends')
run(1*ms)
