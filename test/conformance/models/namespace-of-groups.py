# With a namespace of its own a group does not look further for these names; internal names come first.
from brian2 import *
v = 100
N = 7
A = NeuronGroup(2, '''
    dv/dt = (i + N - v)/(5*ms) : 1
    ''', method='exact')
run(5*ms)
print(A.v[:])
e = 50
G = NeuronGroup(1, 'x : 1')
G.x = 'e + pi'
print(G.x[0])
