# The flags constant and shared.
from brian2 import *
G = NeuronGroup(4, '''
    dv/dt = (goal*gain - v)/tau : volt
    goal : volt (constant)
    tau : second (constant, shared)
    gain : 1 (shared)
    doubled = 2*gain : 1 (shared)
    ''', method='exact')
G.goal = '(i + 1)*mV'
G.tau = 5*ms
G.gain = 1.5
M = StateMonitor(G, 'v', record=[0, 3])
run(10*ms)
print(G.v[:])
G.gain = 'gain/2'
G.goal = '2*goal'
run(10*ms)
print(G.v[:])
print(G.gain[:], G.tau[:], G.doubled[:])
