# A monitor that samples less often than the simulation steps.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = (1 + i - v)/(3*ms) : 1', threshold='v > 1.6', reset='v = 0', method='exact')
coarse = StateMonitor(G, 'v', record=True, dt=0.7*ms)
fine = StateMonitor(G, 'v', record=1)
run(10*ms)
print(coarse.t[:])
print(coarse.v[1])
print(fine.v[0][::14])
