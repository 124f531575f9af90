# Refused: a flag that no parameter has.
# points at: frozen
from brian2 import *
G = NeuronGroup(1, 'v : 1 (frozen)')
