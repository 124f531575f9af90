# Refused: an event whose name is no word.
# points at: 'half way'
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'half way': 'v > 0.5'})
