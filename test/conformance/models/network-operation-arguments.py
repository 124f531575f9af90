# An operation takes the time or nothing.
from brian2 import *

def two(t, x):
    pass

G = NeuronGroup(1, 'x : 1')
op = NetworkOperation(two)  # points at: NetworkOperation(two)
run(1*ms)
