# Refused: a SpikeMonitor of a variable that there is not.
# points at: 'vm'
from brian2 import *
G = NeuronGroup(2, 'v : 1', threshold='v > 1', reset='v = 0')
S = SpikeMonitor(G, variables=['v', 'vm'])
