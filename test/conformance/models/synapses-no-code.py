# An empty text is no pathway: the group before the synapses needs no threshold.
from brian2 import *
G = NeuronGroup(2, 'v : 1')
S = Synapses(G, G, 'w : 1', on_pre='', on_post='')
S.connect()
S.w = 'i + j'
run(1*ms)
print(S.w[:])
