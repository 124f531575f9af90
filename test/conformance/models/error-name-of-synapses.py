# Refused: a variable whose ending belongs to synapses.
# points at: v_post : 1
from brian2 import *
G = NeuronGroup(1, 'v_post : 1')
