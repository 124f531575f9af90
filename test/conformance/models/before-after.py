# The value before and after a run, with all its digits.
from brian2 import *
tau = 25*ms
start_scope()
G = NeuronGroup(1, 'dv/dt = (0.75 - v)/tau : 1', method='exact')
G.v = 0.125
print('Before v = %s' % G.v[0])
run(80*ms)
print('After v = %s' % G.v[0])
print('Expected v = %s' % (0.75 - 0.625*exp(-80*ms/tau)))
