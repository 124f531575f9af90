# Refused: run() with a group that has run and one that has not.
# points at: run(2*ms)
from brian2 import *
G = NeuronGroup(1, 'v : 1')
run(1*ms)
H = NeuronGroup(1, 'v : 1')
run(2*ms)
