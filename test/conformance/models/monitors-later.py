# Monitors made between two runs begin at the time there is, those with a time step of their own too.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = (2 - v)/(2*ms) : 1', threshold='v > 1 + 0.1*i', reset='v = 0', method='exact')
S = SpikeMonitor(G)
run(2.05*ms)
late = StateMonitor(G, 'v', record=1)
coarse = StateMonitor(G, 'v', record=1, dt=0.5*ms)
R = PopulationRateMonitor(G)
T = SpikeMonitor(G, variables='v')
run(2*ms)
print(late.t[0], coarse.t[:], R.t[:3])
print(S.t[:], T.t[:])
print(T.v[:])
print(R.binned_rate(0.5*ms)[0], len(late.t))
