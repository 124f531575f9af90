# Refused: a shared variable written by the code of an event.
# points at: total += 1
from brian2 import *
G = NeuronGroup(2, '''
    v : 1
    total : 1 (shared)
    ''', events={'crossing': 'v > 1'})
G.run_on_event('crossing', 'total += 1')
run(1*ms)
