# A refractory condition: a spike counts once, for as long as v stays above the threshold.
from brian2 import *
G = NeuronGroup(3, '''
    dv/dt = (amplitude*sin(2*pi*50*Hz*t) - v)/(2*ms) : 1
    amplitude = 1.5 + i : 1
    ''', threshold='v > 0.9', refractory='v > 0.9', method='euler')
spikes = SpikeMonitor(G)
trace = StateMonitor(G, ['v', 'not_refractory'], record=True)
run(65*ms)
print(spikes.t[:])
print(spikes.count[:])
print(sum(trace.not_refractory, axis=1))
