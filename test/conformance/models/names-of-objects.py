# The names that objects, their parts and their clocks get.
from brian2 import *
A = NeuronGroup(1, 'v : 1', events={'a': 'v > 1'}, dt=1*ms)
B = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
C = NeuronGroup(1, 'v : 1', name='cells')
D = NeuronGroup(1, 'v : 1', name='cells*')
codes = [A.run_regularly('v = 1'), B.run_regularly('v = 1'), C.run_regularly('v = 1', dt=1*ms), A.run_regularly('v = 2', dt=2*ms)]
M = StateMonitor(A, 'v', record=0, dt=1*ms)
N = StateMonitor(A, 'v', record=0)
S = SpikeMonitor(B)
E = EventMonitor(A, 'a')
R = PopulationRateMonitor(B)
clocks = [Clock(dt=1*ms), Clock(dt=1*ms), Clock(dt=1*ms, name='mine')]
for thing in [A, B, C, D, M, N, S, E, R] + codes + clocks:
    print(thing.name)
for thing in [A, B, M, N, codes[2], codes[3]]:
    print(thing.clock.name)
net = Network(A, B)
print(net.name, sorted([thing.name for thing in net]))
