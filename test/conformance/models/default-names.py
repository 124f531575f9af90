# The names Brian gives to objects.
from brian2 import *
A = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
B = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
C = NeuronGroup(1, 'v : 1', name='third')
a = SpikeMonitor(A)
b = SpikeMonitor(B, name='counter')
m = StateMonitor(C, 'v', record=0)
print(A.name, B.name, C.name)
print(a.name, b.name, m.name)
