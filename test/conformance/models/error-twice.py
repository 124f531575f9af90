# Refused: one variable, two definitions.
# points at: x : volt
from brian2 import *
G = NeuronGroup(1, '''
dx/dt = -x/ms : 1
x : volt
''')
