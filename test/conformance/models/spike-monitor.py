# Everything a SpikeMonitor offers.
from brian2 import *
G = NeuronGroup(4, 'dv/dt = (1.2 + 0.4*i - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = SpikeMonitor(G)
C = SpikeMonitor(G, record=False)
run(40*ms)
print(S.num_spikes, len(S))
print(S.count[:], S.count[2], sum(S.count))
print(S.i[:])
print(S.t[:5], S.t[-1])
print(S.t[S.i == 3]/ms)
trains = S.spike_trains()
print(trains[1], len(trains[0]))
i, t = S.it
print(len(i), t[0])
print(C.count[:], C.num_spikes)
print(S.count/(40*ms))
