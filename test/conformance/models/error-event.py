# Refused: a monitor of an event that nobody defines.
# points at: 'crosing'
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'crossing': 'v > 1'})
E = EventMonitor(G, 'crosing')
