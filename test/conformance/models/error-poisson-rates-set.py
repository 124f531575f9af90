# Refused: rates that a step computes cannot be set.
# points at: P.rates = 3*Hz
from brian2 import *
P = PoissonGroup(3, rates='i*Hz')
P.rates = 3*Hz
