# Refused: the time constant is missing.
# points at: 2 - x
from brian2 import *
G = NeuronGroup(1, '''
dx/dt = 2 - x : 1
''')
run(1*ms)
