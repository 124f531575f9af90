# Rates so high that every step has a spike, so low that none has one, and changed between runs: nothing is left to chance.
from brian2 import *
seed(1)
P = PoissonGroup(4, rates=[0, 1, 0, 1]*MHz)
Q = PoissonGroup(3, rates='int(t >= 0.5*ms)*i*MHz', dt=0.2*ms, order=1)
spikes = SpikeMonitor(P)
later = SpikeMonitor(Q, variables='rates')
rates = StateMonitor(Q, 'rates', record=True)
population = PopulationRateMonitor(P)
run(1*ms)
print(P.rates[:], spikes.count[:], later.count[:])
P.rates = 'i*MHz'
P.rates[1] = 0*Hz
run(0.5*ms)
print(P.rates, spikes.count[:])
P.active = False
run(0.3*ms)
print(spikes.num_spikes, later.num_spikes)
