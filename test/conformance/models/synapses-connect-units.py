# points at: v_pre > 1
from brian2 import *
G = NeuronGroup(5, 'v : volt', threshold='v > 1*mV', reset='')
S = Synapses(G, G, 'w : 1')
S.connect('v_pre > 1')
