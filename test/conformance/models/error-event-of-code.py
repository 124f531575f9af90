# Refused: code on an event that nobody defines.
# points at: 'crossed'
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'crossing': 'v > 1'})
G.run_on_event('crossed', 'v = 0')
