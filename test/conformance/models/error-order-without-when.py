# Refused: the order of a SpikeMonitor without its slot.
# points at: order=2
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
S = SpikeMonitor(G, order=2)
