# Refused: an event whose condition names nothing that there is.
# points at: theta
from brian2 import *
G = NeuronGroup(1, 'v : 1', events={'crossing': 'v > theta'})
run(1*ms)
