# The event 'spike' defined among the events is the threshold: reset, refractoriness and monitors know it.
from brian2 import *
G = NeuronGroup(3, 'dv/dt = (2 - v)/(2*ms) : 1', events={'spike': 'v > 1 + 0.2*i', 'low': 'v < 0.25'},
                reset='v = 0', refractory=1*ms, method='exact')
free = NeuronGroup(1, 'dv/dt = (2 - v)/(2*ms) : 1', threshold='v > 1', method='exact')
free.run_on_event('spike', 'v = 0.5', when='end')
S = SpikeMonitor(G, variables='lastspike')
low = EventMonitor(G, 'low')
again = EventMonitor(G, 'spike')
F = SpikeMonitor(free)
M = StateMonitor(free, 'v', record=0)
R = PopulationRateMonitor(G)
run(6*ms)
print(S.t[:], S.i[:])
print(again.count[:], low.count[:])
print(F.t[:])
print(G.lastspike[:])
