# points at: S.connect(i=[0, 5], j=[1, 2])
from brian2 import *
G = NeuronGroup(5, 'x : 1', threshold='x > 1', reset='', name='G')
S = Synapses(G, G, 'w : 1')
S.connect(i=[0, 5], j=[1, 2])
