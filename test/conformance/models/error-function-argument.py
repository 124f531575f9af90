# Refused: the exponential of a potential.
# points at: exp(v)
from brian2 import *
G = NeuronGroup(1, '''
v : volt
dx/dt = (exp(v) - x)/ms : 1
''')
run(1*ms)
