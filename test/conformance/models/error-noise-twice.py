# Refused: one noise in two equations.
# points at: dy/dt = xi
from brian2 import *
G = NeuronGroup(1, '''dx/dt = xi/second**0.5 : 1
dy/dt = xi/second**0.5 : 1''')
