# Delays of each synapse and one for all, shown and set, between runs too; a monitor of some synapses.
from brian2 import *

G = SpikeGeneratorGroup(3, [0, 1, 2, 0, 1, 2], [1, 1, 1, 6, 6, 6]*ms, name='G')
H = NeuronGroup(3, 'y : 1', name='H', method='euler')
S = Synapses(G, H, 'w : 1', on_pre='y_post += w; w += 1', name='S')
S.connect(j='k for k in range(i + 1)')
S.w = 'i + 1'
S.delay = 'i*ms + j*0.5*ms'
print(S.delay)
S.pre.delay[1, :] = 2*ms
S.delay['j == 2'] = 'i*0.1*ms'
print(S.delay[:], S.pre.delay[2, :], S.delay_[:2])
one = Synapses(G, H, on_pre='y_post += 10', delay=1*ms, name='one')
one.connect('i == j')
print(one.delay, one.pre.delay[:])
values = StateMonitor(H, 'y', record=True)
weights = StateMonitor(S, 'w', record=S[2, :])
single = StateMonitor(S, 'w', record=S['i == 0'])
run(5*ms)
one.delay = 2*ms
S.delay[0] = 3*ms
print(one.delay, S.delay)
run(6*ms)
print(weights[S[2, 1]].w[:, ::30], weights[3].w[::30], single.w[0, ::30])
