# Refused: a clock whose time step has no unit.
# points at: Clock(dt=0.5)
from brian2 import *
c = Clock(dt=0.5)
