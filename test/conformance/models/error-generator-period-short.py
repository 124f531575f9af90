# Refused: a period below dt.
# points at: SpikeGeneratorGroup(2
from brian2 import *
S = SpikeGeneratorGroup(2, [], []*ms, period=0.01*ms)
run(1*ms)
