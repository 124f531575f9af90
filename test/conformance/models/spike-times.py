# Spike times of one regular neuron.
from brian2 import *
start_scope()
tau = 9*ms
G = NeuronGroup(1, 'dv/dt = (1.2 - v)/tau : 1', threshold='v > 0.9', reset='v = 0.1', method='exact')
trace = StateMonitor(G, 'v', record=0)
spikes = SpikeMonitor(G)
run(60*ms)
print('Spike times: %s' % spikes.t[:])
plot(trace.t/ms, trace.v[0])
for t in spikes.t:
    axvline(t/ms, ls='--', c='C1', lw=3)
axhline(0.9, ls=':', c='C2', lw=3)
