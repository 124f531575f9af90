# Refused: a condition that begins with a blank.
# points at: ' v > 1'
from brian2 import *
G = NeuronGroup(1, 'v : 1', threshold=' v > 1', reset='v = 0')
run(1*ms)
