# Refused: a variable linked to one of other units.
# points at: linked_var(H
from brian2 import *
H = NeuronGroup(3, 'y : volt')
G = NeuronGroup(3, 'x : 1 (linked)')
G.x = linked_var(H, 'y')
