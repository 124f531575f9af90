# Refused: a TimedArray of two dimensions that is asked for no column.
# points at: J(t)
from brian2 import *
J = TimedArray([[1, 0], [2, 3]], 1*ms)
G = NeuronGroup(2, 'dv/dt = J(t)/ms : 1', method='euler')
run(10*ms)
