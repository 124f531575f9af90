# Refused: a variable that is called as a unit is.
# points at: mV : volt
from brian2 import *
G = NeuronGroup(1, 'mV : volt')
