# Refused: a comparison used as a number behind `=`.
# points at: 3*(w > 1)
from brian2 import *
G = NeuronGroup(1, '''
    v : 1
    w : 1
    ''', threshold='v > 1', reset='v = 3*(w > 1)')
run(1*ms)
