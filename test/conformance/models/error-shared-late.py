# Refused: a shared variable written after one of the neurons.
# points at: total += 1
from brian2 import *
G = NeuronGroup(2, '''
    v : 1
    total : 1 (shared)
    ''')
G.run_regularly('''
    v += 1
    total += 1
    ''')
run(1*ms)
