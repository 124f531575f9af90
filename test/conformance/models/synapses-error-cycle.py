# Refused: subexpressions of synapses that use each other in a circle.
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
S = Synapses(G, G, '''a = b : 1
b = a : 1
w : 1''', on_pre='v_post += a')
S.connect()
run(1*ms)
