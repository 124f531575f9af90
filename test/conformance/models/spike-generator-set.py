# Other spikes from run to run: those before a run are left out.
from brian2 import *
S = SpikeGeneratorGroup(4, [0, 1, 1], [0, 0.3, 0.9]*ms)
M = SpikeMonitor(S)
run(0.5*ms)
run(0.2*ms)
S.set_spikes([2, 3, 0, 2], [0.1, 0.9, 1.0, 0.8]*ms)
run(0.5*ms)
print(S.neuron_index, S.spike_time)
S.set_spikes(indices=[1, 2], times=[0.1, 0.2]*ms, period=0.3*ms)
print(S.period, S.period_)
run(0.6*ms)
print(M.i[:], M.t[:], M.count[:])
