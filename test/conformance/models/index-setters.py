# Writing to some neurons: by number, slice, list, array of booleans, and by a condition in a string.
from brian2 import *
G = NeuronGroup(10, '''
    v : volt
    x : 1
    ''')
G.v['i > 5'] = 3*mV
G.v[0] = -1*mV
G.v[1:4] = [10, 20, 30]*mV
G.v[[4, 5]] = 7*mV
print(G.v[:])
G.x = 'i'
G.x['v > 5*mV'] = 'x*10 + v/mV'
print(G.x[:])
G.x[array(G.v) < 0] = 99
print(G.x[:])
G.x[::3] = 0
G.x[-1] = -5
print(G.x[:])
print(G.x['x > 20'])
print(G.v['i % 2 == 0 and i < 5'])
print(G.x[2:5], G.x[-2:], G.v[3])
G.x[:] = 'x + 1'
G.x['i == 0'] = 'N'
print(G.x[:])
