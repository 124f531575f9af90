# A subexpression that is kept for the whole step, flagged (constant over dt).
from brian2 import *
tau = 4*ms
G = NeuronGroup(2, '''
    dv/dt = (kick - v)/tau : 1
    kick = sin(2*pi*t/(10*ms)) + i : 1 (constant over dt)
    ''', method='exact')
M = StateMonitor(G, ['v', 'kick'], record=True)
run(8*ms)
print(G.v[:])
