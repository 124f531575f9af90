# A recorded trace: one sample at the start of every step, the last value of the run is not among them.
from brian2 import *
tau = 8*ms
G = NeuronGroup(2, 'dv/dt = (i + 1 - v)/tau : 1', method='exact')
M = StateMonitor(G, 'v', record=True)
run(12*ms)
print(len(M.t), M.t[0], M.t[-1])
print(M.v.shape, M.v[0][0], M.v[1][-1])
plot(M.t/ms, M.v[0], 'C0', label='simulated')
plot(M.t/ms, 1 - exp(-M.t/tau), 'C1--', label='formula')
xlabel('Time (ms)')
ylabel('v')
legend();
