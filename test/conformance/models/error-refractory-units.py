# Refused: a refractory period in volts.
# points at: 3*mV
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1', threshold='v > 1', reset='v = 0', refractory=3*mV)
run(1*ms)
