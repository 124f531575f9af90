# Refused: a duration without a unit.
# points at: 10
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(1*ms) : 1')
run(10)
