# Refused: more times than indices.
# points at: SpikeGeneratorGroup(2
from brian2 import *
S = SpikeGeneratorGroup(2, [0], [1, 2]*ms)
