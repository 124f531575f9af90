# points at: S.w[0, 1, 0]
from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='')
S = Synapses(G, G, 'w : 1')
S.connect()
print(S.w[0, 1, 0])
