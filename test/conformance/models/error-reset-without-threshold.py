# Refused: a reset, and nothing to reset after.
# points at: reset='v = 0'
from brian2 import *
G = NeuronGroup(1, 'dv/dt = (1 - v)/ms : 1', reset='v = 0', method='exact')
run(1*ms)
