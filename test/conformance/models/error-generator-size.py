# Refused: N has to be a whole number of neurons.
# points at: 2.5
from brian2 import *
S = SpikeGeneratorGroup(2.5, [0], [1]*ms)
