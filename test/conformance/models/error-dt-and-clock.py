# Refused: a clock and a time step.
# points at: dt=1*ms, clock=c
from brian2 import *
c = Clock(dt=1*ms)
G = NeuronGroup(1, 'v : 1', dt=1*ms, clock=c)
