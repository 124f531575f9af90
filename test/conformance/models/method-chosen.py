# Without a method the first suitable one is taken: exact for a leak, Euler where t appears.
from brian2 import *
start_scope()
tau = 7*ms
A = NeuronGroup(1, 'dv/dt = (2 - v)/tau : 1')
B = NeuronGroup(1, 'dv/dt = (t/second - v)/tau : 1')
run(30*ms)
print('A %.12f' % A.v[0])
print('B %.12f' % B.v[0])
