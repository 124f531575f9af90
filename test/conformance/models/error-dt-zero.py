# Refused: steps of no duration.
# points at: dt=0*ms
from brian2 import *
G = NeuronGroup(1, 'v : 1', dt=0*ms)
run(1*ms)
