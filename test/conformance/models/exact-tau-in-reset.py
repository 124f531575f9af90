# A reset that changes a time constant: from then on the neuron climbs more slowly.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (2 - v)/tau : 1
    tau : second
    ''', threshold='v > 1', reset='v = 0; tau *= 1.3', method='exact')
G.tau = [3, 5]*ms
S = SpikeMonitor(G)
run(80*ms)
print(S.t[S.i == 0])
print(S.t[S.i == 1])
print(G.tau[:])
