# Refused: a condition on what all neurons share.
# points at: G.s['i > 1']
from brian2 import *
G = NeuronGroup(3, 's : 1 (shared)')
print(G.s['i > 1'])
