# Two Networks in turn: each has its own time, clocks of their own too.
from brian2 import *
eqs = 'dv/dt = k*(1 - v)/ms : 1'
A = NeuronGroup(1, eqs, method='exact', dt=0.2*ms, name='a')
B = NeuronGroup(1, eqs, method='exact', dt=0.5*ms, name='b')
ma = StateMonitor(A, 'v', record=0)
mb = StateMonitor(B, 'v', record=0)
one = Network(A, ma, name='one')
two = Network((B, mb), name='two')
k = 0.5
one.run(1*ms)
two.run(0.5*ms, namespace={'k': 2})
k = 0.25
one.run(0.3*ms)
two.run(2*ms)
print(one.name, one.t, two.name, two.t)
print(A.t[:], B.t[:])
print(ma.v[0])
print(mb.v[0])
