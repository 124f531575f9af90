# Two groups with time steps of their own, and a monitor slower than its group.
from brian2 import *
A = NeuronGroup(1, 'dv/dt = (1 - v)/(2*ms) : 1', threshold='v > 0.7', reset='v = 0', method='euler', dt=0.2*ms)
B = NeuronGroup(1, 'dv/dt = (1 - v)/(2*ms) : 1', threshold='v > 0.7', reset='v = 0', method='euler', dt=0.05*ms)
ma = StateMonitor(A, 'v', record=0)
mb = StateMonitor(B, 'v', record=0, dt=0.5*ms)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(10*ms)
print(len(ma.t), len(mb.t))
print(sa.t[:])
print(sb.t[:])
