# t, dt, i and N inside equations.
from brian2 import *
G = NeuronGroup(3, '''
    dx/dt = (t/(10*ms) + i)/(N*ms) : 1
    dy/dt = int(t > 2*ms)*int(t <= 4*ms)/ms : 1
    steps = t/dt : 1
    ''', method='euler')
M = StateMonitor(G, ['x', 'y', 'steps'], record=True)
run(6*ms)
print(G.x[:], G.y[:])
print(M.steps[0][-1])
