# Spikes reach another group a while later, each with its weight.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1.2 + 0.2*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
B = NeuronGroup(2, 'dv/dt = -v/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(A, B, 'w : 1', on_pre='v_post += w')
S.connect(condition='i != j')
S.w = '0.3 + 0.1*i'
S.delay = '0.5*ms + 0.2*j*ms'
M = StateMonitor(B, 'v', record=True)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(30*ms)
print(sa.count[:], sb.count[:])
