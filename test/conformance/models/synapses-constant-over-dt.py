# Values of synapses that are worked out once a step, before everything else.
from brian2 import *
A = NeuronGroup(2, 'dv/dt = (1 + 0.3*i)/ms : 1', threshold='v > 1.02', reset='v = 0', method='euler')
B = NeuronGroup(2, 'u : 1')
S = Synapses(A, B, '''w : 1
level = v_pre*2 + u_post + w : 1 (constant over dt)
dg/dt = (level - g)/(2*ms) : 1 (clock-driven)''', on_pre='u_post += level; w += 0.1', method='euler')
S.connect()
W = StateMonitor(S, ['level', 'g', 'w'], record=True)
M = StateMonitor(B, 'u', record=True)
run(4*ms)
print(S.level[:], S.g[:], B.u[:])
