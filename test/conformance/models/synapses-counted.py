# How many synapses a neuron has, and how many neurons there are, in all code of synapses and in monitors; more synapses are counted too.
from brian2 import *
A = NeuronGroup(4, 'v : 1', threshold='i < 3', reset='')
B = NeuronGroup(3, 'v : 1\ntotal : 1', threshold='i > 0', reset='')
S = Synapses(A, B, '''w : 1
m : 1
back : 1
share = 1.0/N_incoming + N_post : 1
dx/dt = -N_outgoing*x/(3*ms) : 1 (event-driven)
dy/dt = (N_incoming - y)/(2*ms) : 1 (clock-driven)
total_post = 0.5*N_outgoing : 1 (summed)''', on_pre='x += 1; v_post += share; w = N_incoming + 10*N_outgoing + 100*N_pre',
    on_post='back += N_outgoing', method='exact')
S.connect(i=[0, 0, 1, 2, 3], j=[0, 1, 1, 1, 2])
S.run_regularly('m = N_incoming - N_outgoing/N_post + N', dt=0.2*ms)
M = StateMonitor(S, ['N_incoming', 'N_outgoing', 'N_pre', 'N_post', 'x', 'y', 'm'], record=True)
V = StateMonitor(B, ['v', 'total'], record=True)
net = Network(A, B, S, M, V)
net.run(0.5*ms)
print(M.N_incoming[:, -1], M.N_outgoing[:, -1], M.N_pre[0, :], M.N_post[-1, :])
net.remove(M)
S.connect(i=[3, 2, 0], j=[0, 2, 2])
net.run(0.5*ms)
print(S.w[:], S.m[:], S.back[:], S.share[:], B.total[:])
part = Synapses(A[1:], B[1:], 'w : 1', on_pre='w = N_incoming + 10*N_outgoing + 100*N_pre + 1000*N_post')
part.connect()
net.add(part)
net.run(0.1*ms)
print(part.w[:])
everything = StateMonitor(part, True, record=True)
print(sorted(everything.record_variables))
