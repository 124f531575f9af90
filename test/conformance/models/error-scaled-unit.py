# Refused: the unit of a variable must be a base unit.
# points at: mV
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : mV')
