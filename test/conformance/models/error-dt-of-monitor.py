# Refused: a whole number as a monitor's time step.
# points at: dt=1
from brian2 import *
G = NeuronGroup(1, 'v : 1')
M = StateMonitor(G, 'v', record=0, dt=1)
