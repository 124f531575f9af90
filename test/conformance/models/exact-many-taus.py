# Exact integration with a time constant per neuron, which changes between two runs.
from brian2 import *
G = NeuronGroup(6, '''
    dv/dt = (u - v)/tau : 1
    du/dt = (3 - u)/(2*tau) : 1
    tau : second
    ''', threshold='v > 2', reset='v = 0; u = 1', method='exact')
G.tau = '(2 + 1.7*i)*ms'
M = StateMonitor(G, ['v', 'u'], record=[0, 2, 5])
S = SpikeMonitor(G)
run(20*ms)
G.tau = '15*ms - tau'
run(20*ms)
print(S.count[:])
print(G.v[:])
