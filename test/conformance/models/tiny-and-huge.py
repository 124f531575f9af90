# Quantities far from one: picoamperes, gigaohms, microseconds.
from brian2 import *
defaultclock.dt = 1*us
G = NeuronGroup(2, 'dv/dt = (R*I - v)/tau : volt\nI : amp', threshold='v > 0.1*mV', reset='v = 0*mV', method='exact')
R = 2*Gohm
tau = 40*us
G.I = [0.06, 0.2]*pA
S = SpikeMonitor(G)
run(0.5*ms)
print(S.count[:])
print(S.t[:])
print(G.v[:])
