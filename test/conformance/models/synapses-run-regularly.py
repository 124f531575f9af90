# What synapses do regularly: to their variables and to those of the neurons, at steps of another length too.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.3*i)/ms : 1', threshold='v > 1.02', reset='v = 0', method='euler')
B = NeuronGroup(2, 'u : 1\nc : integer')
S = Synapses(A, B, 'w : 1\nm : 1', on_pre='u_post += w')
S.connect(condition='i >= j')
S.w = 1
S.run_regularly('w = w*0.9 + 0.01*(i + 2*j); m += v_pre', dt=0.5*ms)
S.run_regularly('w = clip(w, 0, 0.9)', when='end')
S.run_regularly('c_post += 1', dt=1*ms)
W = StateMonitor(S, ['w', 'm'], record=True)
M = StateMonitor(B, 'u', record=True)
run(5*ms)
print(S.w[:], B.u[:], B.c[:])
