# A group that is never run. Its constants are not even looked up.
from brian2 import *
G = NeuronGroup(3, 'dx/dt = (x0 - x)/tau_unknown : 1')
print(len(G), G.N, G.x[:])
