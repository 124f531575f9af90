# Refused: a comparison used as a number in an equation.
# points at: (t > 3*ms)*2
from brian2 import *
G = NeuronGroup(1, 'dv/dt = (-v + (t > 3*ms)*2)/(9*ms) : 1', method='euler')
run(6*ms)
