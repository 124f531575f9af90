# points at: k + 2
from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='')
S = Synapses(G, G, 'w : 1')
S.connect(j='k + 2 for k in range(4)')
