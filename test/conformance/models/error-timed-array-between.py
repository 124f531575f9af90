# Refused: exact integration of an input that changes within steps.
# points at: I(t)
from brian2 import *
I = TimedArray([1, 0, 2, 0.5], 0.25*ms)
tau = 4*ms
G = NeuronGroup(2, 'dv/dt = (I(t) - v)/tau : 1', method='exact')
run(10*ms)
