# Refused: a TimedArray in equations that is asked for no time.
# points at: I/ms
from brian2 import *
I = TimedArray([1, 0, 2], 1*ms)
G = NeuronGroup(2, 'dv/dt = I/ms : 1', method='euler')
run(10*ms)
