# A subexpression that names nothing of a neuron is one number; one held over a step is an array.
from brian2 import *
outside = 7*ms
G = NeuronGroup(3, '''
    x = 2 : 1
    tau = 3*ms : second
    u = floor(t/(1*ms))*0.5 : 1
    size = N*2 : 1
    sum = s + 1 : 1
    both = x + u : 1
    held = 5 : 1 (constant over dt)
    own = u + i : 1
    given = 2*outside : second
    s : 1 (shared)
    ''')
M = StateMonitor(G, ['x', 'u', 'held', 'both'], record=[0, 2])
G.s = 4
print(G.x[:], G.tau[:], G.u[:], G.size[:], G.sum[:], G.both[:], G.held[:], G.own[:], G.given[:])
print(G.tau, G.held)
run(3*ms)
print(G.u[:], G.both[:], G.held[:], G.tau[0:2], G.x + 1, G.tau/ms)
print(M.u[:, -1], M.x.shape)
