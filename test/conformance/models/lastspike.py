# The time since the last spike drives an afterpotential.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (1.4 + 0.3*i - after - v)/(8*ms) : 1
    after = 2*exp(-(t - lastspike)/(5*ms)) : 1
    ''', threshold='v > 1', reset='v = 0', refractory=1*ms, method='euler')
S = SpikeMonitor(G)
M = StateMonitor(G, ['v', 'after'], record=True)
run(80*ms)
print(S.t[S.i == 0])
print(S.t[S.i == 1])
print(G.lastspike[:])
