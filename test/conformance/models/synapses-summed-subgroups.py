# Sums onto subgroups: elements outside of them stay as they are; two subgroups without a neuron in common can each have one.
from brian2 import *
A = NeuronGroup(5, 'dv/dt = (1 + 0.2*i)/ms : 1', threshold='v > 1.05', reset='v = 0', method='euler')
B = NeuronGroup(6, 'total : 1')
B.total = 9
first = B[:2]
last = B[3:5]
S = Synapses(A[1:3], first, 'total_post = v_pre + i : 1 (summed)')
S.connect()
T = Synapses(A[2:], last, 'total_post = 10*v_pre + 100*j : 1 (summed)')
T.connect(condition='i >= j')
M = StateMonitor(B, 'total', record=True)
run(2*ms)
print(B.total[:], S.i[:], S.j[:], T.i[:], T.j[:])
