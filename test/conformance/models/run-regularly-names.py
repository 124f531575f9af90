# In the slot `start` names decide: a monitor sees what code of a name before its own has done, and not that of a later one.
from brian2 import *
A = NeuronGroup(1, 'n : 1')
B = NeuronGroup(1, 'n : 1', name='zebras')
C = NeuronGroup(1, 'n : 1', name='zebus')
A.run_regularly('n += 1')
B.run_regularly('n += 1')
C.run_regularly('n += 1', name='a_name')
a = StateMonitor(A, 'n', record=0)
b = StateMonitor(B, 'n', record=0)
c = StateMonitor(C, 'n', record=0)
c_too = StateMonitor(C, 'n', record=0, name='Capital')
run(0.3*ms)
print(a.n[0], b.n[0], c.n[0], c_too.n[0])
