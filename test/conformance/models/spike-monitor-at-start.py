# A SpikeMonitor in the slot `start` sees the spikes of the step before, and loses those of a run's last step.
from brian2 import *
G = NeuronGroup(3, 'dx/dt = (i + 1)/ms : 1', threshold='x > 0.55', reset='x = 0', method='euler')
S = SpikeMonitor(G)
start = SpikeMonitor(G, variables='x', when='start')
end = SpikeMonitor(G, variables='x', when='end', order=3)
for k in range(4):
    run(0.6*ms)
    print(S.num_spikes, start.num_spikes, end.num_spikes)
print(S.t[:])
print(start.t[:])
print(start.count[:], end.count[:])
