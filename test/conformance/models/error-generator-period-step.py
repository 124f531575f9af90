# Refused: a period that is no multiple of dt.
# points at: SpikeGeneratorGroup(2
from brian2 import *
S = SpikeGeneratorGroup(2, [0], [0]*ms, period=0.25*ms)
run(1*ms)
