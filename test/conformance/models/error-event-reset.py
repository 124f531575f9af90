# Refused: code on spikes where a reset is that already.
# points at: 'v -= 1'
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
G.run_on_event('spike', 'v -= 1')
