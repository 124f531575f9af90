# Refused: a neuron that there is not.
# points at: SpikeGeneratorGroup(2
from brian2 import *
S = SpikeGeneratorGroup(2, [0, 2], [1, 2]*ms)
