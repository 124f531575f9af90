# Refused: a name that stands for nothing.
# points at: taux
from brian2 import *
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = -v/taux : 1')
run(1*ms)
