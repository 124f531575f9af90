# Refused: a list of zeros has no unit, though the number 0 and an array of zeros may do without.
# points at: [0, 0]
from brian2 import *
G = NeuronGroup(2, 'v : volt')
G.v = 0
G.v = zeros(2)
print(G.v)
G.v = [0, 0]
