# Scripts that call run_regularly, run twice and look at results where a device has built them.
from brian2 import *
G = NeuronGroup(2, 'dv/dt = (i + 1 - v)/(5*ms) : 1', threshold='v > 0.9', reset='v = 0', method='exact')
G.run_regularly('v += 0.1', dt=1*ms)
M = StateMonitor(G, 'v', record=True)
S = SpikeMonitor(G)
run(5*ms)
run(5*ms)
device.build(directory=None)
print(S.count[:], M.v[:, -1])
