# Refused: a derivative of whole numbers.
# points at: dn/dt
from brian2 import *
G = NeuronGroup(1, 'dn/dt = 1/ms : integer')
