# Traces of synapses: of all, some by number, some by neurons, of variables of their neurons, at steps of another length.
from brian2 import *
A = NeuronGroup(3, 'dv/dt = (1 + 0.3*i)/ms : 1', threshold='v > 1.02', reset='v = 0', method='euler')
B = NeuronGroup(2, 'u : volt')
S = Synapses(A, B, 'w : 1\ndouble = 2*w + 0.01*i : 1', on_pre='u_post += w*mV; w += 0.1*(i + 1)')
S.connect()
every = StateMonitor(S, ['w', 'double', 'v_pre', 'u_post', 'i', 'j'], record=True)
some = StateMonitor(S, 'w', record=[4, 0])
pairs = StateMonitor(S, 'w', record=S[1, :])
one = StateMonitor(S, 'w', record=2, dt=0.5*ms)
run(4*ms)
print(every.w.shape, some.record, pairs.record, len(pairs.w))
print(some[4].w[-1], every[5].w[-1])
