# How a SpikeGeneratorGroup looks, what it has, and where it stands in a step.
from brian2 import *
S = SpikeGeneratorGroup(3, [2, 1], [1, 0.5]*ms)
T = SpikeGeneratorGroup(2, array([0, 1]), [1, 2]*ms, name='T', when='before_resets', order=2, period=10*ms)
print(S, T)
print(len(S), S.N, S.i[:], S.name, S.when, S.order, T.when, T.order, S.clock, S.active, S.start, S.stop)
print(S.neuron_index, S.spike_time, S.spike_number, S.period, T.period, S.spike_time_[:], S.events)
M = SpikeMonitor(S)
N = SpikeMonitor(T)
R = PopulationRateMonitor(T)
net = Network(S, T, M, N, R)
print(net.scheduling_summary())
print([o.name for o in net.sorted_objects], M.when, M.order, N.when, N.order, M.source)
