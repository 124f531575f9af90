# Refused: a variable with a slip of the pen.
# points at: G.vv
from brian2 import *
G = NeuronGroup(1, 'v : 1')
G.vv = 3
