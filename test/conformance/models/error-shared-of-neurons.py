# Refused: a shared variable that would have to follow every neuron.
# points at: total = v
from brian2 import *
G = NeuronGroup(2, '''
    v : 1
    total : 1 (shared)
    ''')
G.run_regularly('total = v')
run(1*ms)
