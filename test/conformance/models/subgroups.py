# Parts of a group: their values, and monitors of them.
from brian2 import *
G = NeuronGroup(6, 'dv/dt = (i/3.0 - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
first = G[:2]
last = G[3:]
last.v = 'i*0.25'
S = SpikeMonitor(last)
R = PopulationRateMonitor(last)
M = StateMonitor(first, 'v', record=True)
run(20*ms)
print(S.i[:], S.t[:])
print(first.v[:], last.v[:], len(last))
