# Refused: spikes of a group that cannot spike.
# points at: SpikeMonitor(G)
from brian2 import *
G = NeuronGroup(4, 'v : 1')
M = SpikeMonitor(G)
