# An input to a part of a group, random values of another, and a part of a PoissonGroup.
from brian2 import *
G = NeuronGroup(20, '''dv/dt = -v/(5*ms) : 1
w : 1''', threshold='v > 1', reset='v = 0', method='exact')
G[5:15].w = '1 + rand()'
drive = PoissonInput(G[10:], 'v', N=50, rate=80*Hz, weight=0.2)
P = PoissonGroup(30, rates='10*Hz*i')
spikes = SpikeMonitor(G[8:16])
sources = SpikeMonitor(P[10:20])
rate = PopulationRateMonitor(P[20:])
trace = StateMonitor(G[3:12], ['v', 'w'], record=True)
run(100*ms)
