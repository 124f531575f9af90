# Refused: a time step without its unit.
# points at: dt=0.1
from brian2 import *
G = NeuronGroup(1, 'v : 1', dt=0.1)
