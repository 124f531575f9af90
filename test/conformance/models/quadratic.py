# A quadratic neuron: nonlinear, reset far down, by Euler.
from brian2 import *
G = NeuronGroup(3, 'dv/dt = (v**2 + drive)/(5*ms) : 1\ndrive : 1', threshold='v > 10', reset='v = -8', method='euler')
G.drive = [0.5, 1, 2]
G.v = -8
S = SpikeMonitor(G)
M = StateMonitor(G, 'v', record=True, dt=0.5*ms)
run(60*ms)
print(S.count[:])
print(S.t[:])
