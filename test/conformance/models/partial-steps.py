# A run that ends between two steps: the last step counts whole, time does not.
from brian2 import *
G = NeuronGroup(1, 'dx/dt = 1/ms : 1', method='euler')
M = StateMonitor(G, 'x', record=0)
run(0.25*ms)
print(len(M.t), G.x[0], defaultclock.t/ms)
run(0.25*ms)
print(len(M.t), G.x[0], defaultclock.t/ms)
print(M.t[:])
run(0*ms)
print(len(M.t))
