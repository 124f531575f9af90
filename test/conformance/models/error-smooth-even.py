# Refused: a window that has no middle.
# points at: array([1, 2, 2, 1])
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='i < 1', reset='')
R = PopulationRateMonitor(G)
run(0.5*ms)
print(R.smooth_rate(window=array([1, 2, 2, 1])))
