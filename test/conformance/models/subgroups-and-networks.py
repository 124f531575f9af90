# Parts of groups that are made between runs, that belong to no network, and whose group nobody else holds.
from brian2 import *
G = NeuronGroup(6, 'dv/dt = 1/ms : 1', threshold='v > 0.45', reset='v = 0', method='euler', name='G')
run(1*ms)
part = G[2:5]
part.v = 0.22
counts = SpikeMonitor(part)
run(1*ms)
print(G.t, part.v[:], counts.count[:], counts.t[:])
start_scope()
H = NeuronGroup(4, 'dv/dt = 1/ms : 1', threshold='v > 0.45', reset='v = 0', method='euler', name='H')
seen = SpikeMonitor(H[1:3])
net = Network(H, seen)
H[1:3].v = 0.2
net.run(1*ms)
print(seen.count[:], seen.t[:], seen.source, len(net))
few = H[:2]
few.run_regularly('v = 0')
net.run(0.3*ms)
print(H.v[:], [each.name for each in net.sorted_objects])
