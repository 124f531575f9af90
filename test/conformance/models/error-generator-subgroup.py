# Refused: a part of a generator.
# points at: S[0:1]
from brian2 import *
S = SpikeGeneratorGroup(2, [0], [0]*ms)
S[0:1]
