# Refused: the rate of a group that never spikes.
# points at: PopulationRateMonitor(G)
from brian2 import *
G = NeuronGroup(2, 'v : 1')
R = PopulationRateMonitor(G)
