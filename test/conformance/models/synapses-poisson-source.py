# A PoissonGroup before synapses, with noise in equations of synapses.
from brian2 import *
P = PoissonGroup(40, '(10 + i)*Hz*5')
B = NeuronGroup(5, 'dv/dt = -v/(5*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(P, B, 'w : 1', on_pre='v_post += w', delay=1*ms)
S.connect(p=0.5)
S.w = '0.05 + 0.02*j'
N = Synapses(P, B, 'dx/dt = -x/(5*ms) + 0.1*xi/ms**0.5 : 1 (clock-driven)', on_pre='x += 1')
N.connect(condition='i % 10 == 0')
M = StateMonitor(B, 'v', record=True)
W = StateMonitor(N, 'x', record=True)
s = SpikeMonitor(B)
p = SpikeMonitor(P)
run(200*ms)
