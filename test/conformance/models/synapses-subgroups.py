# Subgroups before and behind synapses: i and j count from their first neuron, spikes of others do not come through.
from brian2 import *
A = NeuronGroup(8, 'dv/dt = (1 + 0.07*i)/ms : 1\nx : 1', threshold='v > 1.03', reset='v = 0', method='euler')
A.x = 'i**2'
B = NeuronGroup(6, 'u : 1\nk : integer')
B.k = 'i*10'
S = Synapses(A[2:6], B[1:4], 'w : 1\nn : integer', on_pre='u_post += w; n += k_post', delay=0.3*ms)
S.connect(condition='i != j')
S.w = 'i + 0.1*j + 0.01*x_pre'
T = Synapses(A[5:], A[:3], 'c : integer', on_pre='x_post += x_pre/100; c += 1', on_post='c += 100')
T.connect()
T.delay = '0.1*i*ms'
print(S.i[:], S.j[:], S.w[:], len(S), len(T))
print(S.x_pre[:], S.k_post[:], S.N_outgoing_pre, S.N_incoming_post)
M = StateMonitor(B, 'u', record=True)
N = StateMonitor(A, 'x', record=True)
run(7*ms)
print(B.u[:], T.c[:], S.n[:])
