# Refused: a potential set to a plain number in a reset.
# points at: v = 0
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : volt', threshold='v > 10*mV', reset='v = 0')
run(1*ms)
