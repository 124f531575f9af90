# Refused: an event that compares volts with a number.
# points at: v > 1
from brian2 import *
G = NeuronGroup(1, 'v : volt', events={'crossing': 'v > 1'})
E = EventMonitor(G, 'crossing')
run(1*ms)
