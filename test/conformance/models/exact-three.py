# A chain of three: an alpha function pushed through a membrane, with numbers for the time constants.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = (y - v)/(20*ms) : 1
    dy/dt = (x - y)/(4*ms) : 1
    dx/dt = -x/(3*ms) : 1
    ''', method='exact')
G.x = [1, 5]
M = StateMonitor(G, ['v', 'y', 'x'], record=True)
run(25*ms)
print(G.v[:])
print(M.t[0] + 0.1*ms*argmax(M.v[1]))
