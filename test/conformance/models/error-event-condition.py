# Refused: an event with a value instead of a condition.
# points at: v - 1
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'crossing': 'v - 1'})
run(1*ms)
