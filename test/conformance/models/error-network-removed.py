# Refused: a group taken out under its monitor.
# points at: S = SpikeMonitor
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
S = SpikeMonitor(G)
net = Network(G, S)
net.run(0.1*ms)
net.remove(G)
print(len(net), net.t)
net.run(0.2*ms)
