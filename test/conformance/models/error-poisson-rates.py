# Refused: rates without their unit.
# points at: 10)
from brian2 import *
P = PoissonGroup(3, rates=10)
