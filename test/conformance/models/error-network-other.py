# Refused: a Network made in time, with an object that another has run since.
# points at: two.run
from brian2 import *
G = NeuronGroup(1, 'v : 1')
one = Network(G)
two = Network(G)
one.run(1*ms)
print(one.t, two.t)
two.run(1*ms)
