# Refused: a potential set to a current by a string.
# points at: 5*nA
from brian2 import *
G = NeuronGroup(1, 'v : volt')
G.v = '5*nA'
