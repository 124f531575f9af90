# A function of the script that runs every half millisecond.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = -v/(5*ms) : 1', method='exact')
@network_operation(dt=0.5*ms)
def kick(t):
    G.v[0] = G.v[1] + t/ms
M = StateMonitor(G, 'v', record=True)
run(3*ms)
print(G.v[:])
