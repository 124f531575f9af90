# Refused: times without their unit.
# points at: [1, 2])
from brian2 import *
S = SpikeGeneratorGroup(2, [0, 1], [1, 2])
