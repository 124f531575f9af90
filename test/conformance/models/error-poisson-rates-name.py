# Refused: rates that use a name nobody knows.
# points at: peak*Hz
from brian2 import *
P = PoissonGroup(3, rates='peak*Hz')
run(1*ms)
