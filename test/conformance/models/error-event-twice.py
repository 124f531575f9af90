# Refused: two pieces of code on one event.
# points at: 'v = 2'
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'crossing': 'v > 1'})
G.run_on_event('crossing', 'v = 0')
G.run_on_event('crossing', 'v = 2')
