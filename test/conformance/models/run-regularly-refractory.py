# What is flagged (unless refractory) is not written by regular code while a neuron is refractory; the rest is.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = 0.05*i/ms : 1 (unless refractory)
    n : 1
    ''', threshold='v > 0.45', reset='v = 0', refractory='0.3*ms + 0.1*i*ms', method='euler')
G.run_regularly('v += 0.2; n += 1')
G.run_regularly('n += 100*int(not_refractory)', when='end')
M = StateMonitor(G, ['v', 'n', 'not_refractory'], record=True)
S = SpikeMonitor(G, variables='v')
run(2*ms)
print(S.t[S.i == 0])
print(M.v[2])
print(G.n[:])
