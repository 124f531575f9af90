# One simulation per value, counts gathered in a list.
from brian2 import *
counts = []
ends = []
for tau in [5*ms, 10*ms, 20*ms, 40*ms]:
    start_scope()
    G = NeuronGroup(2, 'dv/dt = (1.3 + 0.5*i - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
    S = SpikeMonitor(G)
    run(100*ms)
    counts.append(S.num_spikes)
    ends.append(G.v[1])
    print(tau, S.count[:])
print(counts)
print(['%.9f' % v for v in ends])
