# Spikes that one run recorded are given to the next one, whose clock is another.
from brian2 import *
G = NeuronGroup(3, 'dv/dt = (1 + 0.2*i - v)/(10*ms) : 1', threshold='v > 0.85', reset='v = 0', method='exact')
first = SpikeMonitor(G)
run(60*ms)
start_scope()
S = SpikeGeneratorGroup(3, first.i, first.t)
second = SpikeMonitor(S)
late = SpikeGeneratorGroup(3, first.i[:], first.t + 1*ms, dt=0.5*ms)
third = SpikeMonitor(late)
run(70*ms)
print(second.count[:], third.count[:])
