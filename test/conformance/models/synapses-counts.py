# How many synapses a neuron has, in code of a run: a mean over the synapses behind each neuron, and weights by what a spike reaches.
from brian2 import *

G = NeuronGroup(5, '''dv/dt = (1.5 - v)/(8*ms) : 1
                      level : 1''', threshold='v > 1', reset='v = 0.1*i', method='exact')
H = NeuronGroup(4, '''dx/dt = -x/(5*ms) : 1
                      mean : 1
                      seen : 1''', method='exact')
G.v = '0.2*i'
S = Synapses(G, H, '''w : 1
                      mean_post = v_pre/N_incoming : 1 (summed)''', on_pre='''x_post += w/N_outgoing
                                                                              seen_post = N_incoming + 10*N_outgoing''')
S.connect('(i + j) % 3 != 0')
S.w = '1 + 0.5*j'
S.connect(i=[0, 4], j=[0, 3])
S.w['w == 0'] = 2
trace = StateMonitor(H, ['x', 'mean', 'seen'], record=True)
spikes = SpikeMonitor(G)
run(30*ms)
print(S.N_incoming[:], S.N_outgoing[:], H.seen[:])
S.connect(i=2, j=2)
S.w['w == 0'] = 1
run(20*ms)
print(S.N_incoming[:], H.seen[:], H.mean[:])
