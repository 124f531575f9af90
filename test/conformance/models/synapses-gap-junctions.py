# Gap junctions: currents that are sums of differences.
from brian2 import *
G = NeuronGroup(6, 'dv/dt = (drive - v + I_gap)/(10*ms) : 1\ndrive : 1\nI_gap : 1', threshold='v > 1', reset='v = 0', method='euler')
G.drive = '1.05 + 0.1*i'
S = Synapses(G, G, 'g : 1\nI_gap_post = g*(v_pre - v_post) : 1 (summed)')
S.connect(condition='abs(i - j) == 1')
S.g = 0.1
M = StateMonitor(G, ['v', 'I_gap'], record=True)
s = SpikeMonitor(G)
run(60*ms)
print(s.count[:])
