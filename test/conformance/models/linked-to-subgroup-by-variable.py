"""An index variable says a neuron of the whole group, also where a link names a subgroup."""
from brian2 import *

S = NeuronGroup(6, 'dx/dt = 1/(10*ms) : 1', method='euler')
S.x = 'i*10'
G = NeuronGroup(3, '''which : integer (constant)
    dv/dt = (w - v)/(10*ms) : 1
    w : 1 (linked)''', method='euler')
G.which = [2, 1, 5]
G.w = linked_var(S[2:5], 'x', index='which')
M = StateMonitor(G, ['v', 'w'], record=True)
run(2*ms)
print(G.w[:], G.v[:])
