# Statistics: a random start, nothing else random. All neurons share one rhythm with phases of their own.
from brian2 import *
start_scope()
tau = 14*ms
G = NeuronGroup(100, 'dv/dt = (1.6 - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
G.v = 'rand()'
spikes = SpikeMonitor(G)
run(120*ms)
