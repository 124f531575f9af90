# The time step may change between two runs of the same network.
from brian2 import *
G = NeuronGroup(1, 'dv/dt = (1 - v)/(10*ms) : 1', method='euler')
M = StateMonitor(G, 'v', record=0)
run(1*ms)
print(defaultclock.t/ms, G.v[0])
defaultclock.dt = 0.5*ms
run(2*ms)
print(defaultclock.t/ms, G.v[0])
print(M.t[:])
