# Refused: a window known by name without its width.
# points at: smooth_rate(window='flat')
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='i < 1', reset='')
R = PopulationRateMonitor(G)
run(0.5*ms)
print(R.rate[:])
print(R.smooth_rate(window='flat'))
