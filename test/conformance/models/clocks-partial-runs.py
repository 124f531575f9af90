# Runs that end between the steps of several clocks: each goes on with its own next step.
from brian2 import *
A = NeuronGroup(1, 'n : 1', dt=0.3*ms)
B = NeuronGroup(1, 'n : 1', dt=0.2*ms)
C = NeuronGroup(1, 'n : 1', dt=1.5*ms)
A.run_regularly('n += 1')
B.run_regularly('n += 1')
C.run_regularly('n += 1')
a = StateMonitor(A, 'n', record=0)
b = StateMonitor(B, 'n', record=0, dt=0.25*ms)
for duration in [0.25, 0.25, 0.1, 0.7, 0.05, 0.05, 0, 0.65]:
    run(duration*ms)
    print(A.t[:], B.t[:], C.t[:], A.n[:], B.n[:], C.n[:])
print(a.t[:])
print(b.t[:])
