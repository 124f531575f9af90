# Refused: spikes defined in two ways.
# points at: events={
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='v = 0',
                events={'spike': 'v > 2'})
