# Runs one after the other are one long simulation; what changes in between changes only what follows.
from brian2 import *
tau = 10*ms
drive = 1.5
G = NeuronGroup(2, 'dv/dt = (drive + 0.2*i - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(G)
run(20*ms)
print(S.count[:], G.v[:])
run(15*ms)
print(S.count[:], G.v[:])
drive = 3
run(15*ms)
print(S.count[:], G.v[:])
tau = 40*ms
G.v = 0.5
run(25*ms)
print(S.count[:], G.v[:])
print(S.t[:])
print(len(M.t), M.t[-1])
