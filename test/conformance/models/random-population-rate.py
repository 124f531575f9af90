# Statistics: the rate of a noisy population, and an event that needs no reset.
from brian2 import *
tau = 10*ms
G = NeuronGroup(50, 'dv/dt = (0.9 - v)/tau + 0.5*xi*tau**-0.5 : 1 (unless refractory)', threshold='v > 1', reset='v = 0',
                refractory=2*ms, events={'low': 'v < 0.25 and rand() < 0.1'}, method='euler')
R = PopulationRateMonitor(G)
S = SpikeMonitor(G, variables='v')
low = EventMonitor(G, 'low')
run(100*ms)
