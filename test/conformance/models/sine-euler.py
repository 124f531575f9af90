# A sine drive under Euler, from a start far off.
from brian2 import *
start_scope()
tau = 6*ms
G = NeuronGroup(1, 'dv/dt = (2*sin(2*pi*75*Hz*t) - v)/tau : 1', method='euler')
M = StateMonitor(G, 'v', record=0)
G.v = -4
run(45*ms)
print(G.v[0])
plot(M.t/ms, M.v[0])
