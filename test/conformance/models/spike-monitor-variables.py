# A SpikeMonitor that also keeps a variable, as it was before the reset.
from brian2 import *
G = NeuronGroup(4, 'dv/dt = (1.2 + 0.4*i - v)/(10*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = SpikeMonitor(G, variables='v')
run(40*ms)
print(S.v[:4])
