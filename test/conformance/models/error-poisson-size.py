# Refused: a number of neurons that is no whole number.
# points at: 2.5
from brian2 import *
P = PoissonGroup(2.5, rates=10*Hz)
