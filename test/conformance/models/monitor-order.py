# Which neurons, in which order, and how to get at their rows.
from brian2 import *
G = NeuronGroup(8, '''
    dv/dt = (i - v)/(5*ms) : 1
    w = 2*v : 1
    ''', method='exact')
some = StateMonitor(G, ['v', 'w'], record=[5, 1, 6])
one = StateMonitor(G, 'v', record=3)
run(2*ms)
print(some.record, one.record)
print(some.v.shape, some.w.shape, one.v.shape)
print(some.v[:, -1])
print(some[1].v[-1], some[6].w[-1], some[5].v[3])
print(one[3].v[:4])
print(len(some.t), len(some))
