# Synapses whose targets are synapses: a modulating input changes weights of others, whose neurons it finds by i_post and j_post.
from brian2 import *
inputs = SpikeGeneratorGroup(3, [0, 1, 2, 0, 1, 2, 0], [0.5, 1.5, 2.5, 4.5, 6.5, 6.5, 9.5]*ms)
G = NeuronGroup(4, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1.03', reset='v = 0', method='exact')
S = Synapses(inputs, G, '''w : 1
marked : 1
da/dt = -a/(4*ms) : 1 (event-driven)''', on_pre='v_post += w; a += 0.5', on_post='w = clip(w + 0.1*a, 0, 2)', name='plain')
modulators = SpikeGeneratorGroup(2, [0, 1, 0, 1], [1, 3, 5, 7]*ms)
M = Synapses(modulators, S, 'c : 1', on_pre='''w_post = clip(w_post - c*(1 + a), 0, 2)
marked += 1 + i_post + 10*j_post''', delay=0.3*ms, name='modulating')
S.connect()
S.w = '0.4 + 0.1*i + 0.05*j'
M.connect('abs(i_post - j_post) <= i and w_post > 0.45')
M.c = '0.1 + 0.01*i_post + 0.001*N_post'
M.connect(i=[0, 1], j=[2, 7])
print(len(M), len(S), M.i[:], M.j[:], M.c[:])
print(M.w_post[:], M.i_post[:], M.j_post[:], M.N_outgoing_pre, M.N_incoming_post)
weights = StateMonitor(S, ['w', 'a'], record=True)
seen = StateMonitor(M, 'w_post', record=True)
spikes = SpikeMonitor(G)
run(12*ms)
print(S.w[:], S.marked[:])
S.connect(i=2, j=0)
S.w[12] = 0.7
M.connect(i=0, j=12)
M.c[len(M) - 1] = 0.2
print(len(S), M.w_post[:])
