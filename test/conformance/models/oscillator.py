# A turning pair of equations: complex eigenvalues, Euler by choice, spiralling outwards slowly.
from brian2 import *
G = NeuronGroup(1, '''
    dv/dt = w/ms : 1
    dw/dt = -v/ms : 1
    ''')
G.v = 1
M = StateMonitor(G, ['v', 'w'], record=0)
run(20*ms)
print(G.v[0], G.w[0], sqrt(G.v[0]**2 + G.w[0]**2))
