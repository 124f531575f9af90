# Refused: a time step of regular code in volts.
# points at: dt=1*mV
from brian2 import *
G = NeuronGroup(1, 'v : 1')
G.run_regularly('v += 1', dt=1*mV)
