# Refused: a potential set to a number without unit.
# points at: 5
from brian2 import *
G = NeuronGroup(1, 'v : volt')
G.v = 5
