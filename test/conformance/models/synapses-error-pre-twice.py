# Refused: code before and now.
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='v > 1')
S = Synapses(G, G, on_pre='v_post += 1', pre='v_post += 2')
S.connect()
run(1*ms)
