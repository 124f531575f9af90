# Without a target a group is connected with itself.
from brian2 import *
G = NeuronGroup(5, 'dv/dt = (1.1 + 0.1*i - v)/(5*ms) : 1', threshold='v > 1', reset='v = 0', refractory=1*ms, method='exact')
S = Synapses(G, on_pre='v += 0.05*(i - j)', delay=0.5*ms)
S.connect(condition='i != j')
print(S.source is G, S.target is G, S.N)
M = StateMonitor(G, 'v', record=True)
s = SpikeMonitor(G)
run(30*ms)
print(s.count[:])
