# (unless refractory) on one of two coupled variables: the other one goes on. Exact and Euler.
from brian2 import *
eqs = '''
dv/dt = (g - v)/(8*ms) : 1 (unless refractory)
dg/dt = (1.6 - g)/(3*ms) : 1
'''
A = NeuronGroup(1, eqs, threshold='v > 1', reset='v = 0; g = 0.4', refractory=6*ms, method='exact')
B = NeuronGroup(1, eqs, threshold='v > 1', reset='v = 0; g = 0.4', refractory=6*ms, method='euler')
ma = StateMonitor(A, ['v', 'g'], record=0)
mb = StateMonitor(B, ['v', 'g'], record=0)
sa = SpikeMonitor(A)
sb = SpikeMonitor(B)
run(70*ms)
print(sa.t[:])
print(sb.t[:])
print(A.v[0], A.g[0], B.v[0], B.g[0])
