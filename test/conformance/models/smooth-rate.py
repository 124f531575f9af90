# Rates smoothed by a flat window, a Gaussian one, and a window of one's own.
from brian2 import *
G = NeuronGroup(4, 'x : 1', threshold='int(t/dt + 0.5) % (i + 2) == 0', reset='')
R = PopulationRateMonitor(G)
S = SpikeMonitor(G)
run(3*ms)
print(R.smooth_rate('flat', width=0.3*ms))
print(R.smooth_rate(window='flat', width=0.55*ms)/Hz)
print(R.smooth_rate(width=0.2*ms)[:5])
print(R.smooth_rate('gaussian', width=0.15*ms)/kHz)
print(R.smooth_rate(array([1, 2, 1])))
print(R.smooth_rate(window=[1, 0, 3, 0, 0])/Hz)
print(len(R.smooth_rate('gaussian', width=2*ms)))
print(S.smooth_rate('flat', width=0.3*ms)[1])
