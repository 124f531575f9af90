# points at: k for k in range(3)
from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='')
S = Synapses(G, G, 'w : 1')
S.connect('k for k in range(3)')
