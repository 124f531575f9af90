# Refused: a potential compared with a plain number. In strings 0 is no wildcard.
# points at: v > 0
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : volt', threshold='v > 0', reset='v = 0*mV')
run(1*ms)
