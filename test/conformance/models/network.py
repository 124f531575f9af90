# A Network put together by hand: what is in it, and several runs.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = (1.5 - v)/(2*ms) : 1', threshold='v > 1', reset='v = 0.1*i', method='exact')
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(G)
regular = G.run_regularly('v += 0.001', dt=0.5*ms)
left_out = NeuronGroup(1, 'n : 1')
net = Network(G, [M, [S]])
print(net.name, len(net), net.t)
print('neurongroup' in net, 'spikemonitor' in net, 'neurongroup_stateupdater' in net, 'neurongroup_1' in net)
print(net['neurongroup'].name, net['spikemonitor'].name, net['neurongroup_run_regularly'].name)
print(sorted([thing.name for thing in net]))
for duration in [2, 3.05, 1]:
    net.run(duration*ms)
    print(net.t, G.t[:], S.num_spikes)
print(net['spikemonitor'].t[:])
print(G.v[:], left_out.t[:])
