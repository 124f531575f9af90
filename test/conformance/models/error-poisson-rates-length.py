# Refused: rates for fewer neurons than there are.
# points at: [1, 2]*Hz
from brian2 import *
P = PoissonGroup(3, rates=[1, 2]*Hz)
