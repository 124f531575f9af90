# Refused: a subexpression of other units than it says.
# points at: 2*v
from brian2 import *
G = NeuronGroup(1, '''
dv/dt = -v/(10*ms) : volt
y = 2*v : amp
''')
run(1*ms)
