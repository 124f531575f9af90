# Refused: bins that are no whole number of steps.
# points at: binned_rate(0.25*ms)
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='i < 1', reset='')
R = PopulationRateMonitor(G)
run(1*ms)
print(R.binned_rate(0.25*ms))
