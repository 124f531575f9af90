# Refused: a slot for an event that nobody defines.
# points at: 'spikes'
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0')
G.set_event_schedule('spikes', when='end')
