# A parameter that differs from neuron to neuron, and the counts that follow from it.
from brian2 import *
start_scope()
N = 40
tau = 12*ms
top = 2.4
duration = 500*ms
G = NeuronGroup(N, '''
    dv/dt = (drive - v)/tau : 1 (unless refractory)
    drive : 1
    ''', threshold='v > 1', reset='v = 0', refractory=3*ms, method='exact')
M = SpikeMonitor(G)
G.drive = 'i*top/(N - 1)'
run(duration)
print(M.count[:])
print(M.num_spikes)
figure(figsize=(12, 4))
subplot(121)
plot(M.t/ms, M.i, '.k')
subplot(122)
plot(G.drive, M.count/duration)
