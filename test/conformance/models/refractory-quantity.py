# A refractory quantity: r steps of pause, first without and then with (unless refractory).
from brian2 import *
tau = 5*ms
A = NeuronGroup(1, 'dv/dt = (1 - v)/tau : 1', threshold='v > 0.8', reset='v = 0', refractory=11*ms, method='exact')
B = NeuronGroup(1, 'dv/dt = (1 - v)/tau : 1 (unless refractory)', threshold='v > 0.8', reset='v = 0',
                refractory=11*ms, method='exact')
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
ma = StateMonitor(A, 'v', record=0)
mb = StateMonitor(B, ['v', 'not_refractory', 'lastspike'], record=0)
run(50*ms)
print(sa.t[:])
print(sb.t[:])
print(max(ma.v[0]))
print(sum(mb.not_refractory[0] == False))
