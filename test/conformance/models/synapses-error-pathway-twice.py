# Refused: two pathways of one name.
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='v > 1')
S = Synapses(G, G, on_pre={'a': 'v_post += 1'}, on_post={'a': 'v_pre += 1'})
S.connect()
run(1*ms)
