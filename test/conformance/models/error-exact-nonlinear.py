# Refused: the exact method for a nonlinear equation.
# points at: v**2
from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v**2/ms : 1', method='exact')
run(1*ms)
