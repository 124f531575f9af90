# points at: j + 1
from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='')
S = Synapses(G, G, 'w : 1')
S.connect(i='k for k in range(j + 1)')
