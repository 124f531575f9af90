# A capacitor without a leak: no exact method in Brian 2, so Euler is taken, and for a straight line it is exact too.
from brian2 import *
C = 100*pF
G = NeuronGroup(2, '''
    dv/dt = I/C : volt
    I : amp
    ''', threshold='v > 4.97*mV', reset='v = 0*mV')
G.I = [50, 80]*pA
S = SpikeMonitor(G)
M = StateMonitor(G, 'v', record=True)
run(30*ms)
print(S.t[:], S.i[:])
print(G.v[:])
