# Source, target and synapses with steps of different lengths: events come by the clock of the neurons that they are of.
from brian2 import *
A = NeuronGroup(2, 'dv/dt = (1 + 0.1*i)/ms : 1', threshold='v > 0.92', reset='v = 0', method='euler', dt=0.2*ms)
B = NeuronGroup(2, 'du/dt = -u/(3*ms) : 1', threshold='u > 1.2', reset='u = 0', method='exact', dt=0.1*ms)
S = Synapses(A, B, 'w : 1\nlast : second\ndg/dt = -g/(2*ms) : 1 (clock-driven)', on_pre='u_post += w; last = t; g += 1', on_post='w += 0.1', dt=0.4*ms, method='exact')
S.connect()
S.w = 0.4
S.delay = '(0.3 + 0.2*i + 0.1*j)*ms'
M = StateMonitor(B, 'u', record=True)
W = StateMonitor(S, ['w', 'last', 'g'], record=True)
s = SpikeMonitor(B)
run(8*ms)
print(S.w[:], s.count[:])
