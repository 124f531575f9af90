# Refused: a negative period.
# points at: SpikeGeneratorGroup(2
from brian2 import *
S = SpikeGeneratorGroup(2, [0, 1], [1, 2]*ms, period=-2*ms)
