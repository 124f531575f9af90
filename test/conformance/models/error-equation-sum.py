# Refused: a current is added to a potential.
# points at: v + I
from brian2 import *
tau = 10*ms
G = NeuronGroup(1, '''
dv/dt = -(v + I)/tau : volt
I : amp
''', method='euler')
run(1*ms)
