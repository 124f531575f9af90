# While a neuron is refractory its protected variable ignores strings, but takes numbers.
from brian2 import *
G = NeuronGroup(2, '''
    dv/dt = 1/(5*ms) : 1 (unless refractory)
    x : 1
    ''', threshold='v > 0.997', reset='v = 0; x += 1', refractory=20*ms, method='euler')
G.v = [0.9, 0]
run(2*ms)
print(G.v[:], G.x[:], G.not_refractory[:])
G.v = '7.5'
print(G.v[:])
G.v = 0.25
print(G.v[:])
G.v['i == 0'] = 3
print(G.v[:])
