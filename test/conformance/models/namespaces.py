# Constants of the script, of the namespace argument, and which of them wins.
from brian2 import *
tau = 10*ms
goal = 2
A = NeuronGroup(1, 'dv/dt = (goal - v)/tau : 1', method='exact')
B = NeuronGroup(1, 'dv/dt = (goal - v)/tau : 1', method='exact', namespace={'tau': 20*ms, 'goal': 5})
C = NeuronGroup(1, 'dv/dt = (goal - v)/tau : 1', method='exact', namespace={'tau': 20*ms})
goal = 3
run(10*ms)
print(A.v[0], B.v[0])
print(C.v[0])
