# State variables print differently from their values.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = -v/(10*ms) : volt
    x : 1
    ''', threshold='v > 1*volt', reset='v = 0*volt', name='cells')
G.v = [1, 2, 3]*mV
print(G.v)
print(G.x)
print(G.v[:])
print(G.v[1], G.x[0])
print(G.v/mV)
print(G.v[:] + 1*mV, mean(G.v), G.v > 1.5*mV)
print(G.name, len(G), G.N, G.i[:])
print(len(G.v), G.v.shape, [v/mV for v in G.v])
