# Refused: a variable whose name begins with an underscore.
# points at: _x : 1
from brian2 import *
G = NeuronGroup(1, '_x : 1')
