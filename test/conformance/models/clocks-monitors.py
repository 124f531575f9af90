# A monitor finer, coarser and unaligned to its group: it sees what the group's last step left.
from brian2 import *
G = NeuronGroup(1, 'dx/dt = 1/ms : 1', threshold='x > 2.5', reset='x = 0', method='euler', dt=0.5*ms)
fine = StateMonitor(G, 'x', record=0, dt=0.25*ms)
fine_end = StateMonitor(G, 'x', record=0, dt=0.25*ms, when='end')
coarse = StateMonitor(G, 'x', record=0, dt=1*ms)
coarse_end = StateMonitor(G, 'x', record=0, dt=1*ms, when='end')
unaligned = StateMonitor(G, 'x', record=0, dt=0.3*ms)
unaligned_end = StateMonitor(G, 'x', record=0, dt=0.3*ms, when='end')
run(4*ms)
print(fine.x[0])
print(fine_end.x[0])
print(coarse.x[0], coarse_end.x[0])
for t, x, y in zip(unaligned.t/ms, unaligned.x[0], unaligned_end.x[0]):
    print(t, x, y)
