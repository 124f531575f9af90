# Refused: a variable linked to one of a smaller subgroup.
# points at: linked_var(part
from brian2 import *
H = NeuronGroup(6, 'y : 1')
part = H[1:3]
G = NeuronGroup(3, 'x : 1 (linked)')
G.x = linked_var(part, 'y')
