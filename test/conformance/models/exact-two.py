# Two coupled linear equations with real eigenvalues, solved exactly, against the closed form.
from brian2 import *
tau_v = 10*ms
tau_w = 40*ms
a = 0.3
G = NeuronGroup(2, '''
    dv/dt = (1 - w - v)/tau_v : 1
    dw/dt = (a*v - w)/tau_w : 1
    ''', method='exact')
G.v = [0, 2]
M = StateMonitor(G, ['v', 'w'], record=True)
run(60*ms)
print(G.v[:], G.w[:])
print(M.v[0][100], M.w[1][250])
