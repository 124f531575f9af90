# Refused: a TimedArray that is asked for something else than a time.
# points at: v/ms)
from brian2 import *
I = TimedArray([1, 0, 2], 1*ms)
G = NeuronGroup(2, 'dv/dt = I(v/ms)/ms : 1', method='euler')
run(10*ms)
