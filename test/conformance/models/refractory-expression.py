# A refractory string of constants and i, and one that uses a constant by name.
from brian2 import *
pause = 3*ms
A = NeuronGroup(4, 'dv/dt = (2 - v)/(6*ms) : 1 (unless refractory)', threshold='v > 1', reset='v = 0',
                refractory='(1 + i)*ms', method='exact')
B = NeuronGroup(2, 'dv/dt = (2 - v)/(6*ms) : 1 (unless refractory)', threshold='v > 1', reset='v = 0',
                refractory='pause', method='exact')
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(40*ms)
print(sa.count[:], sb.count[:])
print(sb.t[:])
